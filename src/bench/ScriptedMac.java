import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Mac of scripts whose one share is mounted from a listener on loopback, with the program
 * installed there: what the benchmarks of whole processes run on.
 */
final class ScriptedMac implements AutoCloseable {

  private final Path folder = Files.createTempDirectory("mac").toRealPath();
  private final Path java;
  private final ServerSocket thunderbolt;
  private final ServerSocket fallback;

  ScriptedMac(Path jdk) throws Exception {
    java = jdk.resolve("bin/java");
    thunderbolt = listener("127.0.0.1", 0);
    fallback = listener("127.0.0.2", port());
    programs();
    config();
    start(List.of(java.toString(), "-jar", jar(), "--platform", "macos", "install")).waitFor();
  }

  Path folder() {
    return folder;
  }

  Path java() {
    return java;
  }

  String jar() {
    return Path.of("target/mountaineer.jar").toAbsolutePath().toString();
  }

  Path launcher() {
    return folder.resolve(".mountaineer/bin/mountaineer");
  }

  /** Returns the port at which both hosts listen. */
  int port() {
    return thunderbolt.getLocalPort();
  }

  /** Starts a program with the environment of this Mac's user. */
  Process start(List<String> words) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().clear();
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("MOUNTAINEER_TOOLS", folder.resolve("bin").toString());
    builder.environment().put("MOUNTAINEER_ALLOW_ROOT", "1");
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    return builder.redirectError(folder.resolve("errors").toFile()).start();
  }

  /** Returns the folder of classes with this one compiled. */
  String compiled(String name, String source) throws Exception {
    Path file = Files.writeString(folder.resolve(name + ".java"), source);
    String compiler = java.resolveSibling("javac").toString();
    new ProcessBuilder(compiler, "-d", folder.toString(), file.toString()).start().waitFor();
    return folder.toString();
  }

  private void programs() throws IOException {
    Path volume = Files.createDirectories(folder.resolve("Volumes/CORE"));
    // A child that does nothing would make our own share of the CPU look larger than it is.
    program(
        "mount",
        "/bin/mount > /dev/null",
        "echo '/dev/disk3s1s1 on / (apfs, local)'",
        "echo '//jane@127.0.0.1:%d/CORE on %s (smbfs, nodev, nosuid)'".formatted(port(), volume));
    program(
        "df",
        "echo 'Filesystem 1024-blocks Used Available Capacity Mounted on'",
        "echo '//jane@127.0.0.1/CORE 100 50 50 50%% %s'".formatted(volume));
    // No user is logged in at the screen, so no agent is started.
    program("launchctl", "echo '125: Domain does not support specified action' >&2", "exit 125");
    program("id", "echo 501");
    program("plutil", "exit 0");
    program("scutil", "exec /bin/cat");
    program("notifyutil", "exec /bin/sleep 1000000");
    for (String tool : List.of("diskutil", "umount", "osascript", "lsof", "nc")) {
      program(tool, "exit 1");
    }
  }

  private void program(String name, String... lines) throws IOException {
    Path path = Files.createDirectories(folder.resolve("bin")).resolve(name);
    Files.writeString(path, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void config() throws IOException {
    Path home = Files.createDirectories(folder.resolve(".mountaineer"));
    Files.writeString(
        home.resolve("config.toml"),
        """
        [global]
        shares_root = '%1$s/Shares'
        volumes_root = '%1$s/Volumes'
        smb_port = %2$d

        [[shares]]
        name = "CORE"
        username = "jane"
        thunderbolt_host = "127.0.0.1"
        fallback_host = "127.0.0.2"
        """
            .formatted(folder, port()));
  }

  /** Takes every connection and ends it. */
  private static ServerSocket listener(String host, int port) throws IOException {
    ServerSocket door = new ServerSocket(port, 50, InetAddress.getByName(host));
    Thread thread =
        new Thread(
            () -> {
              while (!door.isClosed()) {
                try {
                  door.accept().close();
                } catch (IOException e) {
                  continue; // a guest that went without a word, or the end
                }
              }
            },
            "listener");
    thread.setDaemon(true);
    thread.start();
    return door;
  }

  @Override
  public void close() throws IOException {
    thunderbolt.close();
    fallback.close();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
