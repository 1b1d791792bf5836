package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** First use with nothing but the program and its help. */
@Execution(ExecutionMode.CONCURRENT)
class NewUserIT {

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void fromNoConfigToTwoSharesAnAliasAndAChangedSetting() throws IOException {
    Files.delete(mac.config().path());
    mac.run("status").ended(0).says("mountaineer favorites add --help");
    mac.run("favorites", "add", "--help").ended(0).says("--tb-host");
    set("volumes-root", mac.volumes().toString());
    set("shares-root", mac.shares().toString());
    set("smb-port", Integer.toString(mac.port()));

    add("CORE").ended(0);
    add("VAULT").ended(0);
    mac.run("alias add --name Cuts --share CORE --target-subpath Projects/Cuts".split(" "))
        .ended(0);
    set("lsof-recheck", "off");

    mac.run("verify").ended(0);
    mac.run("config", "validate").ended(0);
    mac.run("config", "get", "lsof_recheck").ended(0).says("false");
    assertEquals(List.of("CORE", "Links", "VAULT"), names());
    String config = Files.readString(mac.config().path());
    assertTrue(config.contains("# "), "the explanations of the first config are still there");
  }

  @Test
  void everyCommandHasItsHelp() {
    HelpPages help = HelpPages.of(mac);

    help.pages().forEach(page -> assertEquals("", page.err(), page::toString));
    Set<String> inTheManual = manual().map(help::commandOf).collect(Collectors.toSet());
    assertEquals(Set.copyOf(help.commands()), inTheManual, "the manual has the same commands");
  }

  /** Returns the commands of the manual page, each with what has to be typed after it. */
  private Stream<String> manual() {
    return mac.run("man")
        .ended(0)
        .out()
        .lines()
        .filter(line -> line.startsWith(".SS "))
        .map(line -> line.replace(".SS ", "").replace("\"", ""));
  }

  private void set(String key, String value) {
    mac.run("config", "set", key, value).ended(0);
  }

  private Run add(String name) {
    return mac.run(
        "favorites",
        "add",
        "--share",
        name,
        "--tb-host",
        StandInMac.TB,
        "--fallback-host",
        StandInMac.FALLBACK,
        "--username",
        "evan");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(mac.shares())) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
