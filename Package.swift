// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "writethru",
  products: [
    .library(name: "Diffing", targets: ["Diffing"]),
  ],
  targets: [
    // The one-way street: each target knows only what stands above it.
    .target(name: "Diffing"),
    .target(name: "Extraction", dependencies: ["CGumbo", "CUchardet"]),
    .target(name: "History", dependencies: ["Diffing", "Extraction", "CNettle"]),

    .systemLibrary(
      name: "CGumbo", path: "Sources/Libraries/CGumbo", pkgConfig: "gumbo",
      providers: [.apt(["libgumbo-dev"])]),
    .systemLibrary(
      name: "CUchardet", path: "Sources/Libraries/CUchardet", pkgConfig: "uchardet",
      providers: [.apt(["libuchardet-dev"])]),
    .systemLibrary(
      name: "CNettle", path: "Sources/Libraries/CNettle", pkgConfig: "nettle",
      providers: [.apt(["nettle-dev"])]),

    .testTarget(name: "DiffingTests", dependencies: ["Diffing"]),
    .testTarget(name: "ExtractionTests", dependencies: ["Extraction"]),
    .testTarget(name: "HistoryTests", dependencies: ["History", "Extraction"]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
  ]
}
