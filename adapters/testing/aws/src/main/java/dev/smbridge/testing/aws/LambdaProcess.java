package dev.smbridge.testing.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the managed runtime starts its JVM: command, variables, working directory. */
final class LambdaProcess {
  static final String INITIALIZATION_TYPE = "AWS_LAMBDA_INITIALIZATION_TYPE";
  static final String SNAP_START = "snap-start";
  static final String FUNCTION_NAME = "smbridge";
  private static final String MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
  private static final String NATIVE_CLIENT =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient";

  private LambdaProcess() {}

  /**
   * Starts the real runtime interface client on a function.
   *
   * @param runtimeApi host and port of the runtime API
   * @param scratch where the client's native library is put, so that processes do not share one
   */
  static ChildProcess start(LambdaFunction function, String runtimeApi, Path scratch) {
    var command = new ArrayList<String>();
    command.add(Java.launcher());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-D" + NATIVE_CLIENT + ".JNI=" + nativeLibrary(scratch));
    command.addAll(function.jvmFlags());
    command.addAll(List.of("-cp", Classpath.lambdaRuntime(), MAIN, function.handler()));
    return ChildProcess.start(command, function.directory(), environment(function, runtimeApi));
  }

  private static Map<String, String> environment(LambdaFunction function, String runtimeApi) {
    var environment = new LinkedHashMap<>(Credentials.environment());
    environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
    // Lambda has en_US.UTF-8, which a machine of tests may lack; only the encoding matters.
    environment.put("LANG", "C.UTF-8");
    environment.put("TZ", ":UTC");
    environment.put("_HANDLER", function.handler());
    environment.put("LAMBDA_TASK_ROOT", function.directory().toString());
    environment.put("LAMBDA_RUNTIME_DIR", "/var/runtime");
    environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
    environment.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
    environment.put("AWS_LAMBDA_FUNCTION_NAME", FUNCTION_NAME);
    environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
    environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + FUNCTION_NAME);
    environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "2026/01/01/[$LATEST]emulated");
    environment.put(INITIALIZATION_TYPE, "on-demand");
    environment.putAll(function.environment());
    return environment;
  }

  private static Path nativeLibrary(Path scratch) {
    var arm = System.getProperty("os.arch").equals("aarch64");
    var name = "libaws-lambda-jni.linux-" + (arm ? "aarch_64" : "x86_64") + ".so";
    var library = scratch.resolve(name);
    try (var jar = FileSystems.newFileSystem(clientJar())) {
      Files.copy(jar.getPath("jni", name), library, StandardCopyOption.REPLACE_EXISTING);
      return library;
    } catch (IOException e) {
      throw new UncheckedIOException("the native runtime client is missing: " + name, e);
    }
  }

  private static Path clientJar() {
    for (var jar : Classpath.lambdaRuntime().split(":", -1)) {
      if (jar.contains("aws-lambda-java-runtime-interface-client")) {
        return Path.of(jar);
      }
    }
    throw new IllegalStateException("no runtime interface client on its own classpath");
  }
}
