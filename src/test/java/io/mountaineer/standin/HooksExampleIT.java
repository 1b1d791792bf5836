package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Hooks of the real program: the two examples, and one that hangs. */
@Execution(ExecutionMode.CONCURRENT)
class HooksExampleIT {

  @RegisterExtension final StandInMac mac = new StandInMac();

  private Path hooks;

  @BeforeEach
  void makeTheFolder() throws IOException {
    hooks = Files.createDirectories(mac.home().resolve(".mountaineer/hooks"));
    for (Path each = hooks; each.startsWith(mac.root()); each = each.getParent()) {
      Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void theExampleKeepsAListOfFailovers() throws IOException {
    install("hooks/failover");
    mac.mounted(StandInMac.TB, "CORE");
    mac.run("reconcile", "--all").ended(0);
    mac.tb().pullCable();

    mac.run("reconcile", "--all").ended(0);

    Path list = mac.home().resolve("mountaineer-failovers.csv");
    Await.until("it is listed", () -> lines(list).size() == 2);
    assertEquals("at,share,from,to,outage_ms", lines(list).get(0));
    assertTrue(
        lines(list).get(1).matches("2.*T.*Z,\"Core\",tb,fallback,[0-9]+"), lines(list)::toString);
  }

  @Test
  void theExampleSaysAloudThatThunderboltIsReady() throws IOException {
    install("hooks/tb-ready");
    Path said = mac.root().resolve("said");
    Path say = mac.root().resolve("bin/say");
    Files.writeString(say, "#!/bin/sh\necho \"$@\" > '" + said + "'\n");
    executable(say);
    mac.mounted(StandInMac.FALLBACK, "CORE");

    mac.jar()
        .option("--platform", "macos")
        .with("PATH", mac.root().resolve("bin") + ":/usr/bin:/bin")
        .run("reconcile", "--all")
        .ended(0);

    Await.until("it is said", () -> lines(said).size() == 1);
    assertEquals("Thunderbolt is ready for Core", lines(said).get(0));
  }

  @Test
  void aHookThatHangsHoldsUpNoCommandAndOutlivesIt() throws IOException {
    Path began = mac.root().resolve("began");
    Path ended = mac.root().resolve("ended");
    Path hook = hooks.resolve("switch");
    Files.writeString(
        hook,
        "#!/bin/sh\necho > '%s'\nwhile [ ! -e '%s' ]; do sleep 0.1; done\necho > '%s.ok'\n"
            .formatted(began, ended, ended));
    executable(hook);
    mac.mounted(StandInMac.TB, "CORE");

    mac.run("switch", "Core", "fallback").ended(0);

    Await.until("the hook began", () -> Files.exists(began));
    assertFalse(Files.exists(mac.root().resolve("ended.ok")));
    Files.createFile(ended);
    Await.until("the hook ended", () -> Files.exists(mac.root().resolve("ended.ok")));
  }

  @Test
  void aHookThatOthersCanWriteIsRefused() throws IOException {
    Path hook = hooks.resolve("switch");
    Files.writeString(hook, "#!/bin/sh\necho > '" + mac.root() + "/ran'\n");
    Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxrwxrwx"));
    mac.mounted(StandInMac.TB, "CORE");

    mac.run("switch", "Core", "fallback").ended(0).complains("can be written by others");

    assertFalse(Files.exists(mac.root().resolve("ran")));
  }

  private void install(String example) throws IOException {
    Path file = Example.FOLDER.resolve(example);
    executable(Files.copy(file, hooks.resolve(file.getFileName())));
  }

  private static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of();
    }
  }
}
