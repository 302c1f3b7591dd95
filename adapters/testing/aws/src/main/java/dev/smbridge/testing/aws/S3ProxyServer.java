package dev.smbridge.testing.aws;

import java.net.URI;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * The main class of the S3 server's own process: prints {@code ports N M}, of HTTP and of HTTPS,
 * and serves until killed.
 */
final class S3ProxyServer {
  static final String READY = "ports ";

  private S3ProxyServer() {}

  /** Arguments: the directory of the buckets, access key, secret key, key store, its password. */
  public static void main(String[] arguments) throws Exception {
    var server =
        S3Proxy.builder()
            .blobStore(new FilesystemNio2BlobStore(arguments[0]))
            .endpoint(URI.create("http://127.0.0.1:0"))
            .secureEndpoint(URI.create("https://127.0.0.1:0"))
            .keyStore(arguments[3], arguments[4])
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, arguments[1], arguments[2])
            .stopTimeout(0)
            .build();
    server.start();
    System.out.println(READY + server.getPort() + " " + server.getSecurePort());
  }
}
