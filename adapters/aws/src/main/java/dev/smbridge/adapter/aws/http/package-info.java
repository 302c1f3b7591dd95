/**
 * HTTP/1.1 to the endpoints of AWS. Reading order: {@link dev.smbridge.adapter.aws.http.AwsHttp}
 * chooses the client, {@code KeptHttpClient} runs a request, {@code KeptConnections} hands out
 * connections, {@code HttpConnection} is one of them; {@code RequestHead}, {@code ResponseHead} and
 * {@code ResponseBody} are the protocol. {@link dev.smbridge.adapter.aws.http.NativeTls} makes TLS
 * fast.
 */
@NullMarked
package dev.smbridge.adapter.aws.http;

import org.jspecify.annotations.NullMarked;
