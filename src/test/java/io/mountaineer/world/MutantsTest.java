package io.mountaineer.world;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The worlds bite: each of these faults in the engine breaks a promise in one of them. */
@Tag("long")
class MutantsTest {

  static final List<Mutant> MUTANTS =
      List.of(
          new Mutant(
              "the robot mounts what the user took away",
              "core/Planner",
              "case UNMOUNTED -> new Keep(\"held by you: unmounted until you mount it again\");",
              "case UNMOUNTED -> byMount();"),
          new Mutant(
              "a mount is given up though nothing else answers",
              "core/Planner",
              "if (!seen.reach(to).isUp()) {",
              "if (false) {"),
          new Mutant(
              "a failover waits for open files",
              "core/Planner",
              "on, to, Guard.EVEN_IF_BUSY, Cause.FAILOVER",
              "on, to, Guard.ONLY_IF_IDLE, Cause.FAILOVER"),
          new Mutant(
              "mounts at wrong places are left there",
              "core/Planner",
              "return new Undo(then, where);",
              "return new Keep(where);"),
          new Mutant(
              "a refused login is tried again and again",
              "core/Planner",
              "return state.attempts().loginRefused(via, seen.tick().now());",
              "return false;"),
          new Mutant(
              "failures make nobody wait",
              "core/Planner",
              "return state.attempts().mount().mustWait(seen.tick().now());",
              "return false;"),
          new Mutant(
              "a recovery does not wait for a stable Thunderbolt",
              "core/RecoveryPlan",
              "stable(seen, reach).compareTo(settings.autoFailbackStable()) >= 0",
              "true"),
          new Mutant(
              "a window goes on over a sleep",
              "core/Seeing",
              "was && seen.tick().interruption() == Break.NONE && ",
              "was && "),
          new Mutant(
              "one silent check is death",
              "core/Life",
              "silentChecks >= SILENT_CHECKS_OF_A_DEAD_MOUNT",
              "silentChecks >= 1"),
          new Mutant("an eject is undone", "core/Ejection", "settings.respectEject()", "false"),
          new Mutant(
              "what macOS drops is taken for an eject",
              "core/Ejection",
              "filter(time -> time.compareTo(UNREST_LASTS) < 0)",
              "filter(time -> false)"),
          new Mutant(
              "an error stays for ever",
              "core/Seeing",
              "return isWell(state, seen) ? state.withLastError(Optional.empty()) : state;",
              "return state;"),
          new Mutant(
              "other people's mounts are taken for ours",
              "core/MountViews",
              ".flatMap(smb -> ServerForm.interfaceOf(smb.host(), share, addresses))",
              ".map(smb -> Interface.TB)"),
          new Mutant(
              "unknown open files are none",
              "engine/Unmounting",
              "boolean isIdle = files instanceof OpenFiles.None;",
              "boolean isIdle = !(files instanceof OpenFiles.Held);"),
          new Mutant(
              "an unmount is believed without proof",
              "engine/Unmounting",
              "table instanceof MountTable.Known known && !known.entries().contains(entry)",
              "true"),
          new Mutant(
              "a mount begins whatever the mount table lists",
              "engine/Mounting",
              "if (!(before instanceof MountView.NotMounted)) {",
              "if (before instanceof MountView.Unknown) {"),
          new Mutant(
              "a mount at CORE-1 is adopted",
              "engine/Mounting",
              "return Optional.of(undo(task, misplaced));",
              "return Optional.empty();"),
          new Mutant(
              "a new mount need not answer",
              "engine/Mounting",
              "return proveLife(task, mounted);",
              "return Optional.empty();"),
          new Mutant(
              "a mount begins whatever stands in its place",
              "engine/MountPoint",
              "Occupant occupant = awaitRemoval(path);",
              "Occupant occupant = Occupant.NOTHING;"),
          new Mutant(
              "a second opinion is not listened to",
              "engine/HostWatch",
              "Optional<Answer> connected = asked.connected();",
              "Optional<Answer> connected = Optional.empty();"),
          new Mutant(
              "a switch is always by force",
              "engine/Verb",
              "Guard guard = force || dead ? Guard.EVEN_IF_BUSY : Guard.ONLY_IF_IDLE;",
              "Guard guard = Guard.EVEN_IF_BUSY;"),
          new Mutant(
              "nothing is remembered",
              "engine/ShareCycle",
              "states.update(share.name(), earlier -> state);",
              ""),
          new Mutant(
              "links are not made",
              "engine/ShareCycle",
              "LinkStatus stable = links.repair(",
              "LinkStatus stable = links.status("),
          new Mutant(
              "what stands at a link's place is replaced",
              "paths/Symlinks",
              ": LinkStatus.FOREIGN;",
              ": LinkStatus.OUTDATED;"),
          new Mutant(
              "commands do not wait for the monitor",
              "engine/VerbRun",
              "held.put(share.name(), mine.lock());\n        } else {\n          tasks.add(() -> actWhenFree(share));",
              "held.put(share.name(), mine.lock());\n        } else {\n          held.put(share.name(), ((Acquisition.Held) locks.share(java.nio.file.Path.of(\"/other\"), \"other\").tryAcquire(\"\")).lock());"));

  @TempDir Path folder;

  @ParameterizedTest
  @FieldSource("MUTANTS")
  void aPromiseIsBroken(Mutant mutant) throws Exception {
    Object hunt =
        mutant
            .classes(folder)
            .loadClass(Hunt.class.getName())
            .getDeclaredConstructor()
            .newInstance();

    long seed = ((LongSupplier) hunt).getAsLong();

    assertNotEquals(Hunt.NOTHING, seed, "nobody noticed");
  }
}
