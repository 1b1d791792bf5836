package io.mountaineer.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Directory that looks like a JDK; its {@code java} only prints its call. */
final class FakeJava {

  private final Path home;
  private String version = "17";
  private int code;

  private FakeJava(Path home) {
    this.home = home;
  }

  static FakeJava at(Path home) {
    return new FakeJava(home);
  }

  FakeJava version(String number) {
    version = number;
    return this;
  }

  FakeJava exits(int number) {
    code = number;
    return this;
  }

  /** Writes its files; the build of every version but one is {@code +8}. */
  Path make() throws IOException {
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(
        home.resolve("release"),
        """
        IMPLEMENTOR="Nobody"
        JAVA_RUNTIME_VERSION="%s+8"
        JAVA_VERSION="%s"
        MODULES="java.base java.logging"
        """
            .formatted(version, version));
    script(
        home.resolve("bin/java"),
        "printf '%s\\0' \"$0\" \"$$\" \"$MOUNTAINEER_HOME\" \"$@\"\nexit " + code + "\n");
    return home;
  }

  /** Creates a {@code java} that stands for another Java and prints its home. */
  static Path shim(Path folder, Path real) throws IOException {
    Files.createDirectories(folder);
    script(folder.resolve("java"), "printf '    java.home = %s\\n' '" + real + "' >&2\n");
    return folder;
  }

  static void script(Path file, String text) throws IOException {
    Files.writeString(file, text.startsWith("#!") ? text : "#!/bin/sh\n" + text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
