// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "writethru",
  products: [
    .library(name: "Diffing", targets: ["Diffing"]),
    .library(name: "Extraction", targets: ["Extraction"]),
    .library(name: "Fetching", targets: ["Fetching"]),
    .library(name: "History", targets: ["History"]),
    .library(name: "Storage", targets: ["Storage"]),
    .library(name: "Site", targets: ["Site"]),
    // A scripted site, for tests and benchmarks of whatever fetches.
    .library(name: "LocalSite", targets: ["LocalSite"]),
    .executable(name: "writethru", targets: ["writethru"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.4.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.81.0"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.34.1"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.36.0"),
    .package(url: "https://github.com/apple/swift-system", from: "1.6.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // The one-way street: each target knows only what stands above it.
    .target(name: "Diffing"),
    .target(
      name: "Extraction", dependencies: ["CGumbo", "CLibXML2", "CUchardet", "CZlib", "CZstd"]),
    .target(name: "History", dependencies: ["Diffing", "Extraction", "CNettle"]),
    .target(
      name: "Fetching",
      dependencies: [
        "Extraction", "CNettle",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ]),
    .target(
      name: "Migrations", path: "migrations",
      resources: [
        .embedInCode("v001-archive.sql"), .embedInCode("v002-chain.sql"),
        .embedInCode("v003-redaction.sql"), .embedInCode("v004-telling.sql"),
        .embedInCode("v005-origin.sql"), .embedInCode("v006-exchange.sql"),
        .embedInCode("v007-following.sql"), .embedInCode("v008-fates.sql"),
        .embedInCode("derived.sql"),
      ]),
    .target(
      name: "Storage",
      dependencies: [
        "Extraction", "History", "Migrations", "CZstd",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .target(name: "SiteFiles", exclude: ["templates", "assets"]),
    .target(
      name: "Site",
      dependencies: [
        "CZlib", "Extraction", "History", "SiteFiles", "Storage",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
      ]),
    .executableTarget(
      name: "writethru",
      dependencies: [
        "Diffing", "Extraction", "Fetching", "History", "Site", "Storage",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Configuration", package: "swift-configuration"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "SystemPackage", package: "swift-system"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ]),

    .systemLibrary(
      name: "CGumbo", path: "Sources/Libraries/CGumbo", pkgConfig: "gumbo",
      providers: [.apt(["libgumbo-dev"])]),
    .systemLibrary(
      name: "CLibXML2", path: "Sources/Libraries/CLibXML2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(
      name: "CUchardet", path: "Sources/Libraries/CUchardet", pkgConfig: "uchardet",
      providers: [.apt(["libuchardet-dev"])]),
    .systemLibrary(
      name: "CZlib", path: "Sources/Libraries/CZlib", pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(
      name: "CZstd", path: "Sources/Libraries/CZstd", pkgConfig: "libzstd",
      providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(
      name: "CNettle", path: "Sources/Libraries/CNettle", pkgConfig: "nettle",
      providers: [.apt(["nettle-dev"])]),

    .target(name: "Support", path: "Tests/Support", exclude: ["Browser", "LocalSite"]),
    .target(
      name: "LocalSite",
      dependencies: [
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ], path: "Tests/Support/LocalSite"),
    .target(
      name: "Browser",
      dependencies: [
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOFoundationCompat", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ], path: "Tests/Support/Browser"),
    .testTarget(name: "DiffingTests", dependencies: ["Diffing", "Support"]),
    .testTarget(
      name: "ExtractionTests", dependencies: ["Extraction", "Support"], exclude: ["Gate/Pages"]),
    .testTarget(
      name: "FetchingTests",
      dependencies: [
        "Fetching", "Extraction", "LocalSite", "Support", "CZlib",
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ]),
    .testTarget(name: "HistoryTests", dependencies: ["History", "Extraction", "Support"]),
    .testTarget(
      name: "StorageTests",
      dependencies: [
        "Storage", "Migrations", "History", "Extraction", "Support",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .testTarget(
      name: "SiteTests",
      dependencies: [
        "Site", "Storage", "History", "Extraction", "Support",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOEmbedded", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
      ]),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "writethru", "Extraction", "Fetching", "History", "LocalSite", "Storage", "Support",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
      ],
      exclude: ["Golden"]),
    .testTarget(name: "BrowserTests", dependencies: ["writethru", "Browser", "Support"]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system && target.name != "SiteFiles" {
  target.swiftSettings = [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
  ]
}
