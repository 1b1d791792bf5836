package io.mountaineer.standin;

import io.mountaineer.screen.Screen;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A Mac made of files for one test: programs, a mount table, a folder for {@code /Volumes}, and two
 * hosts that answer on loopback. The program under test is given the stand-ins for those of macOS,
 * so that no mount of this machine is ever touched. Every test ends with {@link Aftermath}.
 */
final class StandInMac implements BeforeEachCallback, AfterEachCallback {

  static final String TB = "127.0.0.1";
  static final String FALLBACK = "127.0.0.2";

  /** User of this Mac: that of this process, by whose name his mounts are known. */
  static final String USER = System.getProperty("user.name");

  private static final List<String> TOOLS =
      List.of(
          "mount",
          "mount_smbfs",
          "diskutil",
          "umount",
          "osascript",
          "lsof",
          "df",
          "find",
          "open",
          "rmdir",
          "plutil");

  /** Programs that look at the network and at sessions. */
  private static final List<String> NETWORK_TOOLS =
      List.of(
          "nc",
          "netstat",
          "route",
          "ifconfig",
          "networksetup",
          "smbutil",
          "pmset",
          "launchctl",
          "id",
          "security",
          "klist",
          "dns-sd",
          "ps");

  /** Programs that run for as long as mountaineer does. */
  private static final List<String> FEEDS = List.of("scutil", "notifyutil");

  private final List<Path> ownThings = new ArrayList<>();
  private final List<LoopbackServer> servers = new ArrayList<>();
  private Path root;
  private int port;
  private MacConfig config;
  private JarRun jar;
  private final List<JarRun> displayed = new ArrayList<>();

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    root = Files.createTempDirectory("stand-in-mac").toRealPath();
    for (String folder :
        List.of(
            "Volumes",
            "mounts",
            "down",
            "frozen",
            "private",
            "names",
            "refused",
            "nokey",
            "passwords",
            "windows",
            "netauth",
            "leaving",
            "padding",
            "gss",
            "holders",
            "spelling",
            "wires",
            "routes",
            "links",
            "channels",
            "traffic",
            "bonjour",
            "offers",
            "inet",
            "knobs",
            "events",
            "feeds",
            "bin",
            "home",
            "printed")) {
      Files.createDirectory(root.resolve(folder));
    }
    set("user", USER);
    set("session", "Aqua");
    set("settle", "0");
    set("linger", "0.15");
    Files.createFile(root.resolve("ledger"));
    install("common.sh", List.of());
    install("mac.sh", TOOLS);
    install("network.sh", NETWORK_TOOLS);
    install("events.sh", FEEDS);
    startServers();
    // Hosts that are down refuse at once here: a late answer only means that the machine is busy.
    config =
        new MacConfig(home().resolve(".mountaineer/config.toml"))
            .set("shares_root", shares().toString())
            .set("volumes_root", volumes().toString())
            .set("smb_port", port)
            .set("connect_timeout_ms", 3_000)
            .set("auto_failback_stable_secs", 0)
            .share("Core", "CORE", "evan", TB, FALLBACK);
    jar = jar().option("--platform", "macos");
  }

  /** Tests run side by side: another one may take a port between the look at it and its use. */
  private void startServers() {
    for (int attempt = 1; servers.isEmpty(); attempt++) {
      port = LoopbackServer.freePort();
      try {
        server(TB);
        server(FALLBACK);
      } catch (UncheckedIOException e) {
        servers.forEach(LoopbackServer::close);
        servers.clear();
        if (attempt == 10) {
          throw e;
        }
      }
    }
  }

  private void install(String script, List<String> tools) throws IOException {
    Path program = root.resolve(script);
    try (InputStream text = StandInMac.class.getResourceAsStream("/standin/" + script)) {
      Files.copy(text, program, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (String tool : tools) {
      Files.createSymbolicLink(root.resolve("bin").resolve(tool), program);
    }
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    servers.forEach(LoopbackServer::close);
    jar.running().forEach(RunningJar::kill);
    displayed.forEach(shown -> shown.running().forEach(RunningJar::kill));
    Aftermath aftermath = new Aftermath(root, ledger(), ownThings);
    try {
      aftermath.check(context.getExecutionException());
    } finally {
      aftermath.clear();
    }
  }

  /**
   * Prepares a start of the program on this Mac by an ordinary user, without a word on the
   * platform.
   */
  JarRun jar() throws IOException {
    return new JarRun(Files.createTempDirectory(root.resolve("printed"), "run"))
        .with("HOME", home().toString())
        .with("MOUNTAINEER_TOOLS", root.resolve("bin").toString())
        .with("PATH", "/usr/bin:/bin")
        .with("MOUNTAINEER_ALLOW_ROOT", "1");
  }

  /** Prepares a start as {@link #jar} does, with a display for what it shows. */
  JarRun jarOn(Screen screen) {
    JarRun shown = fresh().option("--platform", "macos");
    screen.environment().forEach(shown::with);
    displayed.add(shown);
    return shown;
  }

  private JarRun fresh() {
    try {
      return jar();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Run run(String... arguments) {
    return jar.run(arguments);
  }

  RunningJar start(String... arguments) {
    return jar.start(arguments);
  }

  MacConfig config() {
    return config;
  }

  Ledger ledger() {
    return new Ledger(root.resolve("ledger"));
  }

  FaultSwitch tool(String name) {
    return FaultSwitch.of(root.resolve("knobs"), name);
  }

  /** Returns the programs that report events on this Mac. */
  StandInFeeds feeds() {
    return new StandInFeeds(root);
  }

  /** Returns the network between this Mac and its servers. */
  StandInNetwork network() {
    return new StandInNetwork(root);
  }

  /** Returns the logins at its servers. */
  StandInLogins logins() {
    return new StandInLogins(root);
  }

  void without(String tool) throws IOException {
    Files.delete(root.resolve("bin").resolve(tool));
  }

  /** Adds a host, whose cable is plugged in. */
  LoopbackServer server(String host) {
    LoopbackServer server = new LoopbackServer(host, port, root.resolve("down"));
    servers.add(server);
    return server;
  }

  LoopbackServer tb() {
    return servers.get(0);
  }

  LoopbackServer fallback() {
    return servers.get(1);
  }

  int port() {
    return port;
  }

  Path root() {
    return root;
  }

  Path home() {
    return root.resolve("home");
  }

  Path shares() {
    return home().resolve("Shares");
  }

  Path volumes() {
    return root.resolve("Volumes");
  }

  Path core() {
    return volumes().resolve("CORE");
  }

  /** Sets how long a mount takes to appear, how long a mount point stays, and the like. */
  void set(String name, String value) {
    write(root.resolve(name), value + "\n");
  }

  /** Mounts the share from a host, as if it had been so for long. */
  void mounted(String host, String directory) {
    Path path = volumes().resolve(directory);
    String share = directory.replaceFirst("-\\d$", "");
    mountedFrom("//evan@" + host + ":" + port + "/" + share, host, path);
  }

  /** Mounts as another program does: NetFS's part of the work without NetFS. */
  void mountedFrom(String source, String host, Path path) {
    mountedAs(source, host, path, "nodev, nosuid, mounted by " + USER);
  }

  /**
   * Mounts with flags of its own.
   *
   * @param host that serves it
   * @param flags as {@code mount} lists them after the kind of file system
   */
  void mountedAs(String source, String host, Path path, String flags) {
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ownThings.add(path);
    write(path.resolve("served-by"), host + "\n");
    String line = "%s on %s (smbfs, %s)%n".formatted(source, path, flags);
    write(root.resolve("mounts").resolve("0-" + ownThings.size()), line);
  }

  /** Ends the mount as in Finder; without a listener the event is lost. */
  void ejected(String directory) {
    try (Stream<Path> mounts = Files.list(root.resolve("mounts"))) {
      for (Path mount : mounts.toList()) {
        if (Files.readString(mount).contains(" on " + volumes().resolve(directory) + " (")) {
          Files.delete(mount);
        }
      }
      Files.delete(volumes().resolve(directory).resolve("served-by"));
      Files.delete(volumes().resolve(directory));
      feeds().mountTableChanged();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Records that a path in the volumes folder is the test's own. */
  Path own(Path path) {
    ownThings.add(path);
    return path;
  }

  /** Opens a file on a volume for a process. */
  void opened(long pid, String command, String file) {
    Path holder = root.resolve("holders").resolve(Long.toString(pid));
    write(holder, command + "\n" + volumes().resolve(file) + "\n");
  }

  void closed(long pid) throws IOException {
    Files.delete(root.resolve("holders").resolve(Long.toString(pid)));
  }

  /** Refuses the host's login until it is allowed. */
  void refusesLogin(String host) {
    logins().refuses(host, -5023);
  }

  /** Removes the password of a host from the Keychain. */
  void savesNoPassword(String host) {
    logins().hasNoPassword(host);
  }

  void savesPassword(String host) {
    logins().typesPassword(host);
  }

  void allowsLogin(String host) throws IOException {
    Files.delete(root.resolve("refused").resolve(host));
  }

  /** Gives mount_smbfs a login for this host without the Keychain. */
  void hasCredentials(String host) {
    write(root.resolve("gss").resolve(host), "");
  }

  /** Makes NetFS name the directory, and the table the share, in a way of its own. */
  void spells(String encodedShare, String directory, String inTable) {
    write(root.resolve("spelling").resolve(encodedShare), directory + "\n" + inTable + "\n");
  }

  /** Returns the lines of the mount table that are SMB mounts. */
  List<String> mounts() {
    try (Stream<Path> mounts = Files.list(root.resolve("mounts"))) {
      List<String> lines = new ArrayList<>();
      for (Path mount : mounts.filter(path -> !path.toFile().isHidden()).sorted().toList()) {
        line(mount).ifPresent(lines::add);
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the line of a mount, or empty if it has gone since the table was listed. */
  private static Optional<String> line(Path mount) throws IOException {
    try {
      return Optional.of(Files.readString(mount).strip());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Returns the host that serves what stands at the stable path of a share. */
  String servedBy(String share) throws IOException {
    return Files.readString(shares().resolve(share).resolve("served-by")).strip();
  }

  /** Returns whether that host serves a share at this moment, through its stable path. */
  boolean isServedBy(String share, String address) {
    try {
      return servedBy(share).equals(address);
    } catch (IOException e) {
      return false;
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
