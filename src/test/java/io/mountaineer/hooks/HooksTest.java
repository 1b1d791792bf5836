package io.mountaineer.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.security.auth.module.UnixSystem;
import io.mountaineer.core.HistoryEvent;
import io.mountaineer.history.Happened;
import io.mountaineer.platform.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hooks that behave, and hooks that do not. */
class HooksTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path root;

  private Path folder;
  private final List<String> logged = new CopyOnWriteArrayList<>();

  @BeforeEach
  void begin() throws IOException {
    root = root.toRealPath();
    folder = Files.createDirectory(root.resolve("hooks"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void aHookGetsTheEventInItsEnvironmentAndAsJson() throws IOException {
    hook(
        "failover",
        "cat > json.part; mv json.part json; env | grep ^MOUNTAINEER_ | grep -v _TEST_ | sort > env");

    hooks(30).accept(event("failover"));

    await("it ran", () -> Files.exists(root.resolve("env")) && lines("env").size() == 7);
    assertEquals(
        List.of(
            "MOUNTAINEER_CAUSE=because",
            "MOUNTAINEER_EVENT=failover",
            "MOUNTAINEER_FROM=tb",
            "MOUNTAINEER_ID=17",
            "MOUNTAINEER_PATH=/Volumes/CORE",
            "MOUNTAINEER_SHARE=CORE",
            "MOUNTAINEER_TO=fallback"),
        lines("env"));
    var json = new ObjectMapper().readTree(root.resolve("json").toFile());
    assertEquals("17", json.path("id").asText());
    assertEquals("/Volumes/CORE", json.path("details").path("path").asText());
    assertEquals(List.of(), logged);
  }

  @Test
  void theHookOfTbReadyIsSpelledWithADash() throws IOException {
    hook("tb-ready", "touch ran");
    hook("tb_ready", "touch wrong");

    hooks(30).accept(event("tb_ready"));

    await("it ran", () -> Files.exists(root.resolve("ran")));
    assertFalse(Files.exists(root.resolve("wrong")));
  }

  @Test
  void anEventWithoutAHookStartsNothing() throws IOException {
    hook("mounted", "touch ran");
    Hooks hooks = hooks(30);

    hooks.accept(event("mounted"));
    hooks.accept(event("failover"));
    hooks.awaitStarts(LONG);

    assertFalse(Files.exists(root.resolve("ran")));
    assertEquals(List.of(), logged);
  }

  @Test
  void aHookThatHangsIsKilledAtItsLimit() throws IOException {
    hook("failover", "echo $$ > pid.part; mv pid.part pid; sleep 1000");

    hooks(1).accept(event("failover"));

    await("it is logged", () -> !logged.isEmpty());
    assertEquals(List.of("hook_failed failover exit code 137"), logged);
    assertFalse(isAlive("pid"));
  }

  @Test
  void whatAHookLeftInItsGroupIsKilledAtTheLimitToo() throws IOException {
    hook("failover", "sleep 1000 & echo $! > pid.part; mv pid.part pid; exit 0");

    hooks(2).accept(event("failover"));

    await("it ran", () -> Files.exists(root.resolve("pid")));
    await("nothing is left of it", () -> !isAlive("pid"));
    assertEquals(List.of(), logged);
  }

  @Test
  void aHookThatFillsItsOutputHoldsUpNobody() throws IOException {
    hook("failover", "head -c 50000000 /dev/zero; head -c 50000000 /dev/zero >&2; touch ran");

    hooks(30).accept(event("failover"));

    await("it ran", () -> Files.exists(root.resolve("ran")));
  }

  @Test
  void aHookThatDoesNotReadItsInputHoldsUpNobody() throws IOException {
    hook("failover", "exec <&-; touch ran");
    HistoryEvent event =
        Happened.at(
            0, "failover", "tb", "fallback", Optional.empty(), Map.of("a", "ü".repeat(9000)));
    Hooks hooks = hooks(30);

    for (int i = 0; i < 8; i++) {
      hooks.accept(event.withId("" + i));
    }
    hooks.awaitStarts(LONG);

    await("it ran", () -> Files.exists(root.resolve("ran")));
  }

  @Test
  void aHookThatKillsItsParentEndsThatOnlyAndStillHasItsLimit() throws IOException {
    hook("failover", "echo $$ > pid.part; mv pid.part pid; kill -9 $PPID; sleep 1000");

    hooks(2).accept(event("failover"));

    await("it is logged", () -> !logged.isEmpty());
    assertEquals(List.of("hook_failed failover exit code 137"), logged);
    await("nothing is left of it", () -> !isAlive("pid"));
  }

  @Test
  void aHookThatKillsItsGroupEndsItselfOnly() throws IOException {
    hook("failover", "kill -TERM 0; sleep 1000");

    hooks(30).accept(event("failover"));

    await("it is logged", () -> !logged.isEmpty());
    assertEquals(List.of("hook_failed failover exit code 143"), logged);
  }

  @Test
  void aHookThatStopsItselfIsKilledAtItsLimit() throws IOException {
    hook("failover", "kill -STOP $$; sleep 1000");

    hooks(2).accept(event("failover"));

    await("it is logged", () -> !logged.isEmpty());
    assertEquals(List.of("hook_failed failover exit code 137"), logged);
  }

  @Test
  void noMoreThanFourRunAtATime() throws IOException {
    Files.createDirectory(root.resolve("running"));
    hook("mount", "mkdir running/$$; ls running | wc -l >> counts; sleep 0.2; rmdir running/$$");
    Hooks hooks = hooks(30);

    for (int i = 0; i < 12; i++) {
      hooks.accept(event("mount"));
    }

    await("all ran", () -> Files.exists(root.resolve("counts")) && lines("counts").size() == 12);
    assertTrue(
        lines("counts").stream().allMatch(each -> Integer.parseInt(each.strip()) <= 4),
        () -> lines("counts").toString());
  }

  @Test
  void hooksThatPileUpAreDroppedAndNothingWaits() throws IOException {
    hook("mount", "sleep 1000");
    Hooks hooks = hooks(2);

    assertTimeoutPreemptively(
        LONG,
        () -> {
          for (int i = 0; i < 3 * Hooks.CAPACITY; i++) {
            hooks.accept(event("mount"));
          }
          hooks.awaitStarts(Duration.ofMillis(10));
        });

    long dropped = logged.stream().filter(each -> each.startsWith("hook_dropped mount")).count();
    assertTrue(dropped >= 2 * Hooks.CAPACITY - Hooks.MOST_AT_ONCE * 3, () -> dropped + " dropped");
    Files.delete(folder.resolve("mount"));
  }

  @Test
  void aHookThatOthersCouldHaveWrittenIsRefusedOnce() throws IOException {
    Path hook = hook("failover", "touch ran");
    mode(hook, "rwxr-xrwx");
    Hooks hooks = hooks(30);

    hooks.accept(event("failover"));
    hooks.accept(event("failover"));
    hooks.awaitStarts(LONG);
    assertEquals(1, logged.size(), logged::toString);
    assertTrue(logged.get(0).startsWith("hook_refused failover " + hook), logged::toString);

    mode(hook, "rwxr-xr-x");
    hooks.accept(event("failover"));
    await("it ran", () -> Files.exists(root.resolve("ran")));
  }

  @Test
  void aFolderThatOthersCanWriteMakesItsHooksRefused() throws IOException {
    hook("failover", "touch ran");
    for (Path each : List.of(folder, root)) {
      mode(each, "rwxrwxr-x");
      Hooks hooks = hooks(30);
      hooks.accept(event("failover"));
      hooks.awaitStarts(LONG);
      mode(each, "rwxr-xr-x");
    }

    assertEquals(2, logged.size(), logged::toString);
    assertTrue(logged.get(1).contains("chmod go-w " + root), logged::toString);
    assertFalse(Files.exists(root.resolve("ran")));
  }

  @Test
  void aLinkIsAsGoodAsWhatItLeadsTo() throws IOException {
    Path shared = Files.createDirectory(root.resolve("shared"));
    Path real = hook("failover", "touch ran");
    Path elsewhere = Files.move(real, shared.resolve("script"));
    Files.createSymbolicLink(real, elsewhere);
    mode(shared, "rwxrwxrwx");
    Hooks hooks = hooks(30);

    hooks.accept(event("failover"));
    hooks.awaitStarts(LONG);
    assertTrue(logged.get(0).contains(shared + " can be written"), logged::toString);

    mode(shared, "rwxr-xr-x");
    hooks.accept(event("failover"));
    await("it ran", () -> Files.exists(root.resolve("ran")));
  }

  @Test
  void aHookOfAnotherUserIsRefused() throws IOException {
    Path hook = hook("failover", "touch ran");
    long user = new UnixSystem().getUid();
    if (user == 0) {
      Files.setAttribute(hook, "unix:uid", 12345); // what root owns is trusted by everybody
    }
    Hooks hooks =
        new Hooks(
            folder,
            () -> user + 1,
            (event, name, cause) -> logged.add(event + " " + name + " " + cause),
            Duration.ofSeconds(30));

    hooks.accept(event("failover"));
    hooks.awaitStarts(LONG);

    assertTrue(logged.get(0).contains("belongs to another user"), logged::toString);
    assertFalse(Files.exists(root.resolve("ran")));
  }

  @Test
  void aHookWithoutTheRightToRunIsRefused() throws IOException {
    Path hook = hook("failover", "touch ran");
    mode(hook, "rw-r--r--");
    Hooks hooks = hooks(30);
    hooks.accept(event("failover"));
    hooks.awaitStarts(LONG);

    assertTrue(logged.get(0).contains("chmod u+x"), logged::toString);
  }

  private Hooks hooks(int seconds) {
    return new Hooks(
        folder,
        () -> new UnixSystem().getUid(),
        (event, hook, cause) -> logged.add(event + " " + hook + " " + cause),
        Duration.ofSeconds(seconds));
  }

  private Path hook(String name, String script) throws IOException {
    Path hook = folder.resolve(name);
    Files.writeString(hook, "#!/bin/sh\ncd '" + root + "' || exit 1\n" + script + "\n");
    mode(hook, "rwxr-xr-x");
    return hook;
  }

  private static void mode(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  private static HistoryEvent event(String name) {
    return Happened.at(0, name, "tb", "fallback", Optional.empty(), Map.of("path", "/Volumes/CORE"))
        .withId("17");
  }

  private List<String> lines(String file) {
    try {
      return Files.readAllLines(root.resolve(file));
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Killed orphans stay as zombies where no process collects them, as in a container. */
  private boolean isAlive(String file) {
    long pid = Long.parseLong(lines(file).get(0).strip());
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    Path stat = Path.of("/proc", pid + "", "stat");
    try {
      return process.filter(ProcessHandle::isAlive).isPresent()
          && !(Files.exists(stat) && Files.readString(stat).contains(") Z "));
    } catch (IOException e) {
      return false;
    }
  }

  private void await(String what, BooleanSupplier condition) {
    assertTrue(
        Clock.system().await(LONG, Duration.ofMillis(20), condition),
        () -> what + "; logged: " + logged);
  }
}
