package dev.smbridge.testing.aws;

import java.net.URI;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** The main class of the S3 server's own process: prints {@code port N} and serves until killed. */
final class S3ProxyServer {
  static final String READY = "port ";

  private S3ProxyServer() {}

  /** Arguments: the directory of the buckets, access key, secret key. */
  public static void main(String[] arguments) throws Exception {
    var server =
        S3Proxy.builder()
            .blobStore(new FilesystemNio2BlobStore(arguments[0]))
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, arguments[1], arguments[2])
            .stopTimeout(0)
            .build();
    server.start();
    System.out.println(READY + server.getPort());
  }
}
