import CZstd
import Synchronization

/// Packs and unpacks raw bytes as Zstandard frames (RFC 8878), a page against the one before it.
///
/// A frame that was packed against other bytes is read with these bytes only: `refPrefix` lets the
/// compressor point into them as if they stood in front. Contexts are kept, since making one costs more
/// than packing a page.
final class Packer: Sendable {
  enum Failure: Error { case damaged(String) }

  /// Pages shrink to a fifth at some 100 MB a second, against the page before to a fiftieth.
  ///
  /// Level 3 takes 10 % more room for histories in half the time, level 9 saves 2 % in twice the time.
  private static let level: Int32 = 6
  /// The largest window that readers accept without being told to (`ZSTD_WINDOWLOG_LIMIT_DEFAULT`).
  private static let largestWindow: Int32 = 27

  private struct Contexts: ~Copyable {
    let packing = ZSTD_createCCtx()
    let unpacking = ZSTD_createDCtx()

    deinit {
      ZSTD_freeCCtx(packing)
      ZSTD_freeDCtx(unpacking)
    }
  }

  private let contexts = Mutex(Contexts())

  /// Packs bytes into one frame.
  ///
  /// `base` is what the frame will be read with, empty for a frame that stands alone; bytes and base
  /// together must fit the largest window.
  func pack(_ bytes: [UInt8], against base: [UInt8] = []) -> [UInt8] {
    contexts.withLock { contexts in
      let context = contexts.packing
      ZSTD_CCtx_reset(context, ZSTD_reset_session_and_parameters)
      ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, Packer.level)
      if !base.isEmpty {
        let window = Packer.windowLog(bytes.count + base.count)
        ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, window)
        // Beyond the reach of the hash tables of level 3, equal stretches are found in this way only.
        if window >= 21 { ZSTD_CCtx_setParameter(context, ZSTD_c_enableLongDistanceMatching, 1) }
      }
      return base.withUnsafeBytes { prefix in
        if !base.isEmpty { ZSTD_CCtx_refPrefix(context, prefix.baseAddress, prefix.count) }
        return [UInt8](unsafeUninitializedCapacity: ZSTD_compressBound(bytes.count)) {
          buffer, count in
          let size = ZSTD_compress2(
            context, buffer.baseAddress, buffer.count, bytes, bytes.count)
          precondition(ZSTD_isError(size) == 0, "a buffer of the bound's size holds every frame")
          count = size
        }
      }
    }
  }

  /// Whether so many bytes can be packed against so many others.
  static func canPack(_ size: Int, against base: Int) -> Bool {
    base > 0 && size + base <= 1 << largestWindow
  }

  private static func windowLog(_ size: Int) -> Int32 {
    min(largestWindow, max(10, Int32(Int.bitWidth - max(1, size - 1).leadingZeroBitCount)))
  }

  /// Unpacks one frame that says itself how many bytes it holds.
  ///
  /// - Throws: `Failure.damaged` where it says none, more than `limit`, or holds others.
  func unpack(_ frame: [UInt8], atMost limit: Int, against base: [UInt8] = []) throws -> [UInt8] {
    let size = ZSTD_getFrameContentSize(frame, frame.count)
    guard size <= UInt64(limit) else {
      throw Failure.damaged("a frame does not have a size that can be")
    }
    return try unpack(frame, size: Int(size), against: base)
  }

  /// Unpacks one frame.
  ///
  /// - Throws: `Failure.damaged` where the frame does not hold just so many bytes.
  func unpack(_ frame: [UInt8], size: Int, against base: [UInt8] = []) throws -> [UInt8] {
    guard ZSTD_getFrameContentSize(frame, frame.count) == UInt64(exactly: size) else {
      throw Failure.damaged("a page's frame does not have the recorded size")
    }
    let bytes = contexts.withLock { contexts in
      let context = contexts.unpacking
      ZSTD_DCtx_reset(context, ZSTD_reset_session_and_parameters)
      return base.withUnsafeBytes { prefix in
        if !base.isEmpty { ZSTD_DCtx_refPrefix(context, prefix.baseAddress, prefix.count) }
        return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
          let result = ZSTD_decompressDCtx(
            context, buffer.baseAddress, size, frame, frame.count)
          count = ZSTD_isError(result) == 0 ? result : 0
        }
      }
    }
    guard bytes.count == size else { throw Failure.damaged("a page's frame cannot be unpacked") }
    return bytes
  }
}
