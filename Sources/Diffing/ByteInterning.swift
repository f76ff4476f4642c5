struct ByteInterning: ~Copyable {
  var bytes: Int { 0 }
}
