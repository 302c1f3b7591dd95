package dev.smbridge.adapter.s3;

/** The same over plain HTTP. */
class S3FaultsPlainTest extends S3FaultsTest {
  @Override
  Wire wire() {
    return Wire.PLAIN;
  }
}
