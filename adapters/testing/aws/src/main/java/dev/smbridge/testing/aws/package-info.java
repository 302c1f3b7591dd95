/**
 * Test support: the AWS services that smbridge calls, and the Lambda runtime that calls smbridge,
 * on the loopback address, on free ports, ended with the tests however these end. Declare the
 * module in test scope; it brings no library with it. The programs that it starts ({@code s3proxy},
 * the runtime interface client) run in processes and on classpaths of their own.
 *
 * <h2>S3</h2>
 *
 * <pre>{@code
 * try (var s3 = S3Emulator.start()) {          // one server a JVM; start() again is cheap
 *   var bucket = s3.bucket("landing");         // goes with its objects when s3 closes
 *   // variables for a function, over TLS: s3.environment(); over plain HTTP: s3.plainEnvironment()
 *   // from behind: endpointOverride(s3.plainEndpoint())
 * }
 * }</pre>
 *
 * Signatures are verified, so use the identity in {@code environment()}.
 *
 * <h2>Secrets Manager and Parameter Store</h2>
 *
 * <pre>{@code
 * try (var secrets = SecretsEmulator.start()) {
 *   secrets.putSecret("FScredentials", json);              // again: a new version, rotation
 *   secrets.putSecureParameter("/smbridge/old-nas", json);
 *   secrets.failNext(AwsOperation.GET_SECRET_VALUE, 2, Fault.THROTTLING);
 *   secrets.deny("FScredentials");
 *   secrets.requests(AwsOperation.GET_SECRET_VALUE);       // retries included
 *   try (var sdk = new SdkSettings(secrets.environment())) {}  // for an SDK in the test's process
 * }
 * }</pre>
 *
 * <h2>Lambda</h2>
 *
 * <pre>{@code
 * LambdaFunction.unzip(Path.of("target/smbridge-lambda.zip"), directory);
 * var function = LambdaFunction.of(directory, "dev.smbridge.lambda.FileOperationsHandler::handleRequest")
 *     .with(secrets.environment()).with(s3.environment())
 *     .with("SMBRIDGE_SECRET_ID", "FScredentials")
 *     .withJvmFlags("-Xlog:class+load:file=" + classes);
 * try (var lambda = LambdaRuntimeEmulator.start(function)) { // returns once initialised
 *   String json = lambda.invoke(event, Duration.ofSeconds(10)).payload();
 *   LambdaResponse.Failure failure = lambda.invoke(bad, Duration.ofSeconds(10)).failure();
 *   lambda.firstResponseTime();                // the cold start
 *   lambda.freeze();                           // SIGSTOP; the next invoke thaws
 * }
 * try (var lambda = LambdaRuntimeEmulator.start(function.snapStart())) { // now at its checkpoint
 *   lambda.process();                          // look at its sockets
 *   lambda.invoke(event, Duration.ofSeconds(10)); // restores first; or restore()
 * }
 * }</pre>
 *
 * The function sees the variables of Lambda and its own, nothing of the machine's.
 */
@NullMarked
package dev.smbridge.testing.aws;

import org.jspecify.annotations.NullMarked;
