package io.mountaineer.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Requirements of the lab on a machine. */
public final class Requirements {

  private static final List<String> PROGRAMS =
      List.of("smbd", "smbpasswd", "unshare", "nsenter", "setpriv", "ip", "pkill", "lsof", "df");

  private Requirements() {}

  /** Returns what the machine lacks. */
  public static List<String> missing() throws InterruptedException {
    List<String> missing = new ArrayList<>();
    if (!System.getProperty("user.name").equals("root")) {
      missing.add("root");
    }
    if (!Files.isWritable(Path.of("/dev/fuse"))) {
      missing.add("/dev/fuse");
    }
    PROGRAMS.stream().filter(name -> found(name).isEmpty()).forEach(missing::add);
    if (!runs("unshare", "--mount", "--net", "--pid", "--fork", "true")) {
      missing.add("the right to make namespaces");
    }
    Path python = Path.of("/usr/bin/python3");
    if (!Files.isExecutable(python) || !runs(python.toString(), "-c", "import fusepy, smbc")) {
      missing.add("python3 with fusepy and smbc");
    }
    return missing;
  }

  static Path find(String program) {
    return found(program).orElseThrow();
  }

  private static Optional<Path> found(String program) {
    return Stream.of("/usr/sbin", "/usr/bin", "/sbin", "/bin")
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
