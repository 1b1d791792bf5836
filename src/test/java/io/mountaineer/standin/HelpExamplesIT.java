package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Examples of the help, each typed into a shell as it is printed, on a Mac of its own. */
@Tag("long")
@Execution(ExecutionMode.CONCURRENT)
class HelpExamplesIT {

  private static final Pattern EXAMPLES = Pattern.compile("(?m)^Examples:\n((?:  .*\n)+)");
  private static final Pattern NAME = Pattern.compile("mountaineer ((?:[a-z]+ ?)*)");

  /** Examples that run until they are stopped, by the words with which they begin to. */
  private static final Map<String, String> ENDLESS =
      Map.of(
          "mountaineer monitor", "event=mounted ",
          "mountaineer monitor --interval 10 -v", "event=mounted ",
          "mountaineer status --watch", "CORE",
          "mountaineer events --follow", "mounted");

  /** Codes of the examples that do not end with 0 here, with the reason. */
  private static final Map<String, Integer> CODES =
      Map.of(
          "mountaineer setup", 3, // nothing starts it at login
          "mountaineer setup --json", 3,
          "mountaineer tray", 13, // there is no display; ScreenIT has one
          "mountaineer install --tray", 1); // so what it starts does not stay

  /** Programs of others that examples need. */
  private static final Map<String, String> OTHERS = Map.of("jq -r", "jq", "man -l", "man");

  /** Commands whose examples need a share that is mounted, with its symlinks. */
  private static final Set<String> MOUNTED =
      Set.of(
          "alias",
          "arrive",
          "depart",
          "events",
          "favorites",
          "folders",
          "switch",
          "unmount",
          "verify",
          "wait");

  private static final String GUID = "0123456789abcdef0123456789abcdef";

  @TempDir static Path folder;

  @Order(1)
  @RegisterExtension
  final StandInMac mac = new StandInMac();

  @Order(2)
  @RegisterExtension
  final StandInLaunchd launchd = new StandInLaunchd(mac);

  static Set<String> examples() throws IOException {
    JarRun jar = new JarRun(folder).with("HOME", folder.toString());
    Stream<Run> pages = HelpPages.of(jar.with("MOUNTAINEER_ALLOW_ROOT", "1")::run).pages();
    Set<String> all =
        pages.flatMap(HelpExamplesIT::of).collect(Collectors.toCollection(TreeSet::new));
    assertTrue(all.containsAll(ENDLESS.keySet()), () -> "an exception is no longer in " + all);
    assertTrue(all.containsAll(CODES.keySet()), () -> "an exception is no longer in " + all);
    return all;
  }

  private static Stream<String> of(Run page) {
    Matcher examples = EXAMPLES.matcher(page.out());
    assertTrue(examples.find(), page::toString);
    // What a command does stands below it, further in.
    return examples.group(1).lines().filter(line -> !line.startsWith("   ")).map(String::strip);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleWorks(String example) throws IOException {
    for (Map.Entry<String, String> other : OTHERS.entrySet()) {
      if (example.contains(other.getKey())) {
        Example.installed(other.getValue());
      }
    }
    boolean isForLinux = example.contains("man -l");
    assumeTrue(!isForLinux || System.getProperty("os.name").equals("Linux"), "is for Linux");
    Example shell = new Example(mac, "README.md");
    Matcher name = NAME.matcher(example);
    assertTrue(name.find(), example);
    prepare(name.group(1), example, shell);

    if (ENDLESS.containsKey(example)) {
      stopOnce(ENDLESS.get(example), shell.start(bash("exec " + onThisMac(example))));
    } else {
      int code = CODES.getOrDefault(example, 0);
      shell.start(bash(onThisMac(example))).await(JarRun.LIMIT).ended(code);
    }
  }

  private static void stopOnce(String text, RunningJar running) {
    try {
      Await.until("says " + text, () -> (running.out() + running.err()).contains(text));
      running.terminate(RunningJar.UNTIL_STOPPED).ended(143);
    } finally {
      running.kill();
    }
  }

  /** Makes what a command acts on, which is not there yet for those that make it. */
  private void prepare(String command, String example, Example shell) throws IOException {
    Files.createDirectories(mac.home().resolve(".zsh/functions"));
    Files.createDirectories(mac.home().resolve(".config/fish/completions"));
    if (command.strip().equals("demo")) {
      shell.program("exec %s \"$@\"".formatted(JarRun.shellWords())); // its Mac is its own
    }
    mac.config().withoutShares();
    if (command.strip().equals("favorites import")) {
      mountByHand(example.contains("--fallback-host") ? StandInMac.TB : StandInMac.FALLBACK);
    }
    if (command.startsWith("favorites add") || command.strip().equals("favorites import")) {
      return;
    }
    mac.config().share("CORE", "CORE", "evan", StandInMac.TB, StandInMac.FALLBACK);
    if (!command.startsWith("alias add")) {
      alias("Projects", "Work/Projects");
      alias("Cuts", "Film/Cuts");
    }
    if (MOUNTED.contains(command.split(" ")[0])) {
      mac.run("mount", "--all").ended(0);
    }
    // What is in the volume of the stand-in would be in the way of its next mount.
    if (List.of("alias", "folders", "verify").contains(command.split(" ")[0])) {
      folders();
    }
  }

  private void folders() throws IOException {
    for (String inside : List.of("Projects/2026", "Work/Projects", "Film/Cuts")) {
      Files.createDirectories(mac.own(mac.core().resolve(inside)));
    }
  }

  /** Mounts the share as Finder does, from a server that is known by its other address too. */
  private void mountByHand(String host) {
    mac.tb().isServer(GUID);
    mac.fallback().isServer(GUID);
    mac.network()
        .announces("Mac mini", StandInMac.FALLBACK, mac.port(), StandInMac.TB, StandInMac.FALLBACK);
    mac.mounted(host, "CORE");
  }

  private void alias(String name, String subpath) throws IOException {
    String entry =
        "\n[[aliases]]\nname = \"%s\"\nshare = \"CORE\"\ntarget_subpath = \"%s\"\n"
            .formatted(name, subpath);
    Files.writeString(mac.config().path(), entry, StandardOpenOption.APPEND);
  }

  private static List<String> bash(String line) {
    return List.of(Example.installed("bash"), "-c", line);
  }

  /** Returns an example with the addresses and the user of the stand-in Mac. */
  private static String onThisMac(String example) {
    return example
        .replace("10.10.10.1", StandInMac.TB)
        .replace("macmini.local", StandInMac.FALLBACK)
        .replace("--username jane", "--username evan");
  }
}
