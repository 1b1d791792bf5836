package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mountaineer.docs.JsonPage;
import io.mountaineer.docs.JsonPage.Example;
import io.mountaineer.docs.JsonSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** JSON output of the commands, held to {@code docs/JSON.md}. */
@Execution(ExecutionMode.CONCURRENT)
class JsonIT {

  @Order(1)
  @RegisterExtension
  final StandInMac mac = new StandInMac();

  @Order(2)
  @RegisterExtension
  final StandInLaunchd launchd = new StandInLaunchd(mac);

  static Stream<Example> examples() {
    return JsonPage.examples().stream();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleHasTheFieldsOfWhatTheCommandPrints(Example example) throws IOException {
    before(example);
    Run run = typed(example.command());

    keeps(example.schema(), run);
    assertEquals(
        String.join("\n", fields("", run.json())),
        String.join("\n", fields("", example.json())),
        () -> "the example could be\n" + asOnThePage(run.out()));
  }

  @Test
  void whatDoesNotSucceedHasTheSameForm() throws IOException {
    mac.run("reconcile", "--all").ended(0);
    mac.tool("lsof").fails(2, "lsof: no");
    Run unknown = keeps("acted", mac.run("unmount", "--all", "--json").ended(12));
    mac.tb().pullCable();
    mac.refusesLogin(StandInMac.FALLBACK);
    Run failed = keeps("acted", mac.run("reconcile", "--all", "--json").ended(1));
    mac.fallback().pullCable();

    keeps("verify", mac.run("verify", "--json").ended(3));
    keeps("plan", mac.run("reconcile", "--all", "--dry-run", "--json").ended(0));
    assertTrue(unknown.json().at("/shares/0/outcome/open_files/count").isNull());
    assertEquals("failed", failed.json().at("/shares/0/outcome/result").asText());
  }

  @Test
  void aConfigThatCannotBeUsedLeavesAStatusAndMakesErrorsOfTheRest() throws IOException {
    mac.config().set("smb_port", 0);

    keeps("status", mac.run("status", "--json").ended(10));
    for (String command : List.of("verify", "mount --all", "alias list", "config show")) {
      keeps("error", mac.run((command + " --json").split(" ")).ended(10));
    }
  }

  @Test
  void aStatusNamesWhatIsOddInAConfigWhetherItCanBeUsedOrNot() throws IOException {
    mac.config().set("connect_timeout", 400);
    mac.run("status").ended(0).complains("connect_timeout");

    mac.config().set("smb_port", 0);

    mac.run("status").ended(10).complains("connect_timeout").complains("smb_port");
    mac.run("status", "--json").ended(10).complains("connect_timeout");
  }

  @Test
  void everyLineOfAWatchIsAStatus() throws IOException {
    RunningJar watch = mac.start("status", "--watch", "--json");
    Await.until("two lines", () -> watch.out().lines().count() >= 2);
    Run end = watch.terminate(RunningJar.UNTIL_STOPPED).ended(143);

    for (String line : end.out().lines().toList()) {
      assertEquals(List.of(), JsonSchemas.faults("status", new ObjectMapper().readTree(line)));
    }
  }

  private static Run keeps(String schema, Run run) {
    assertEquals(List.of(), JsonSchemas.faults(schema, run.json()), run::toString);
    return run;
  }

  /** Brings about the state that the example shows. */
  private void before(Example example) throws IOException {
    switch (example.schema() + ": " + example.command().replaceAll(" --.*", "")) {
      case "status: status" -> tbReadyWithOpenFiles();
      case "verify: verify", "acted: switch", "history: history", "stats: stats", "event: events" ->
          mac.run("reconcile", "--all").ended(0);
      case "acted: mount" -> {
        mac.refusesLogin(StandInMac.TB);
        mac.refusesLogin(StandInMac.FALLBACK);
      }
      case "acted: unmount" -> {
        mac.run("reconcile", "--all").ended(0);
        mac.opened(712, "Final Cut Pro", "CORE/film.mov");
      }
      case "folders: folders" -> withFolders();
      case "favorites-remove: favorites remove",
          "alias-remove: alias remove",
          "alias-list: alias list",
          "alias-list: alias reconcile",
          "config-show: config show" ->
          withAlias();
      case "config-validate: config validate" ->
          mac.config().set("smb_port", 0).set("connect_timeout", 400);
      case "discover: discover" -> {
        mac.mounted(StandInMac.FALLBACK, "CORE");
        mac.network().offers(StandInMac.FALLBACK, "CORE", "VAULT-R1");
        mac.network()
            .announces("Mac mini", "macmini.local", mac.port(), StandInMac.TB, StandInMac.FALLBACK);
      }
      case "favorites-import: favorites import" -> mac.mounted(StandInMac.TB, "VAULT-R1");
      case "uninstall: uninstall" -> mac.run("install").ended(0);
      default -> {
        // As it is: a share that could be mounted and is not.
      }
    }
  }

  private void tbReadyWithOpenFiles() {
    mac.mounted(StandInMac.FALLBACK, "CORE");
    mac.opened(712, "Final Cut Pro", "CORE/film.mov");
    mac.config().set("auto_failback", true);
    mac.run("reconcile", "--all");
  }

  private void withFolders() throws IOException {
    mac.run("mount", "--all").ended(0);
    for (String folder : List.of("Archive", "Projects")) {
      Files.createDirectory(mac.own(mac.core().resolve(folder)));
    }
  }

  private void withAlias() {
    mac.run("mount", "--all").ended(0);
    mac.run("alias", "add", "--name", "Footage", "--share", "Core", "--target-subpath", ".");
  }

  private Run typed(String command) throws IOException {
    String local =
        command
            .replace("10.10.10.1", StandInMac.TB)
            .replace("macmini.local", StandInMac.FALLBACK)
            .replace("jane", "evan");
    JarRun jar = mac.jar().option("--platform", "macos");
    // The demo asks the real lsof of this machine.
    return command.startsWith("demo")
        ? jar.without("MOUNTAINEER_TOOLS").run(local.split(" "))
        : mac.run(local.split(" "));
  }

  /** Returns the names of all fields, those of a list under one name. */
  private static Set<String> fields(String prefix, JsonNode node) {
    Set<String> names = new TreeSet<>();
    if (node.isArray()) {
      node.forEach(each -> names.addAll(fields(prefix + "[]", each)));
    }
    node.properties()
        .forEach(
            field -> {
              names.add(prefix + '.' + field.getKey());
              names.addAll(fields(prefix + '.' + field.getKey(), field.getValue()));
            });
    return names;
  }

  /** Returns an output with the names of a real Mac. */
  private String asOnThePage(String output) {
    Path root = mac.root();
    return output
        .replace(root.resolve("home").toString(), "/Users/jane")
        .replace(root.toString(), "")
        .replace(StandInMac.TB, "10.10.10.1")
        .replace(StandInMac.FALLBACK, "macmini.local")
        .replace("evan", "jane")
        .replace(":" + mac.port(), "")
        .replace(Integer.toString(mac.port()), "445");
  }
}
