package io.mountaineer.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Ended run of the launcher, with the arguments that the fake Java printed. */
record Started(int code, String out, String err, long pid) {

  static Started of(List<String> command, Map<String, String> environment) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("the launcher does not end: " + command);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
    return new Started(
        process.exitValue(),
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8),
        new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8),
        process.pid());
  }

  private String word(int index) {
    return out.split("\0", -1)[index];
  }

  String program() {
    return word(0);
  }

  long pidOfJvm() {
    return Long.parseLong(word(1));
  }

  String home() {
    return word(2);
  }

  /** Returns the arguments of Java; the last one is followed by a NUL too. */
  List<String> arguments() {
    String[] words = out.split("\0", -1);
    return Arrays.asList(words).subList(3, words.length - 1);
  }

  List<String> afterFlags() {
    return arguments().subList(arguments().indexOf("-jar"), arguments().size());
  }

  /** Returns the flag that names an archive; empty when there is none. */
  String archiveFlag() {
    return arguments().stream()
        .filter(argument -> argument.startsWith("-XX:SharedArchiveFile="))
        .findFirst()
        .orElse("");
  }
}
