// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that users of the library never resolve or build it.
let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "writethru", path: "..")],
  targets: [
    .target(name: "Measuring", dependencies: [.product(name: "Diffing", package: "writethru")]),
    .executableTarget(name: "diff-tokens", dependencies: ["Measuring"]),
    .executableTarget(name: "bench", dependencies: ["Measuring"]),
    .executableTarget(name: "bench-ingest"),
    .executableTarget(name: "bench-site"),
    .executableTarget(
      name: "bench-schedule",
      dependencies: [.product(name: "Fetching", package: "writethru")]),
    .executableTarget(
      name: "bench-fetch",
      dependencies: [
        .product(name: "Fetching", package: "writethru"),
        .product(name: "LocalSite", package: "writethru"),
      ]),
    .executableTarget(
      name: "bench-archive",
      dependencies: [
        "Measuring",
        .product(name: "Extraction", package: "writethru"),
        .product(name: "History", package: "writethru"),
        .product(name: "Storage", package: "writethru"),
      ]),
    .executableTarget(
      name: "bench-comparison",
      dependencies: [
        "Measuring",
        .product(name: "Extraction", package: "writethru"),
        .product(name: "History", package: "writethru"),
      ]),
    .executableTarget(
      name: "sentence-links",
      dependencies: [
        "Measuring",
        .product(name: "Extraction", package: "writethru"),
        .product(name: "History", package: "writethru"),
      ]),
    .executableTarget(
      name: "extraction-scores",
      dependencies: [
        .product(name: "Extraction", package: "writethru"),
        .product(name: "History", package: "writethru"),
      ]),
    .executableTarget(
      name: "feed-expectations",
      dependencies: [.product(name: "Extraction", package: "writethru")]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets {
  target.swiftSettings = [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
  ]
}
