package io.mountaineer.world;

import java.util.List;

/** Faults for the engine, each of which the worlds have to notice. */
final class Mutants {

  static final List<Mutant> ALL =
      List.of(
          new Mutant(
              "an automatic mount follows an unmount by the user",
              "core/Planner",
              "if (state.hold().keepsUnmounted()) {",
              "if (state.hold() == Hold.EJECTED) {"),
          new Mutant(
              "a mount is given up though nothing else answers",
              "core/Targets",
              "return seen.health(via).isUp() && isFree(via);",
              "return isFree(via);"),
          new Mutant(
              "a failover waits for open files",
              "core/MountedPlan",
              "UnmountMode.FORCE,\n            Cause.FAILOVER",
              "UnmountMode.IF_IDLE,\n            Cause.FAILOVER"),
          new Mutant(
              "mounts at wrong places are left there",
              "core/Planner",
              "return new RemoveStrays(Optional.empty(), \"also mounted at \" + strayPaths());",
              "return own;"),
          new Mutant(
              "a refused login is tried again and again",
              "core/Bar",
              "return !now.isBefore(since) && now.isBefore(end());",
              "return kind != Failure.Kind.LOGIN_REFUSED && !now.isBefore(since) && now.isBefore(end());"),
          new Mutant(
              "failures make nobody wait",
              "core/Waits",
              "return state.attempts().mount().mustWait(now());",
              "return false;"),
          new Mutant(
              "a recovery does not wait for a stable Thunderbolt",
              "core/RecoveryPlan",
              "stable(seen, hosts).compareTo(settings.autoFailbackStable()) >= 0",
              "true"),
          new Mutant(
              "a window goes on over a sleep",
              "core/StateAfterObservation",
              "was && seen.time().interruption() == Interruption.NONE && ",
              "was && "),
          new Mutant(
              "one silent check is death",
              "core/MountHealth",
              "silentChecks >= SILENT_CHECKS_OF_A_DEAD_MOUNT",
              "silentChecks >= 1"),
          new Mutant(
              "an eject is undone", "core/EjectDetector", "settings.respectEject()", "false"),
          new Mutant(
              "what macOS drops is taken for an eject",
              "core/EjectDetector",
              "filter(passed -> passed.compareTo(DISTURBANCE_LASTS) < 0)",
              "filter(time -> false)"),
          new Mutant(
              "an error stays for ever",
              "core/StateAfterObservation",
              "return after.error().filter(error -> error.isClearedBy(seen, after)).isPresent()",
              "return false"),
          new Mutant(
              "other people's mounts are taken for ours",
              "core/ServerMatcher",
              "return ours || hasAddressInCommon(server, share)",
              "return true"),
          new Mutant(
              "unknown open files are none",
              "engine/VerifiedUnmount",
              "boolean isIdle = files instanceof OpenFiles.None;",
              "boolean isIdle = !(files instanceof OpenFiles.Held);"),
          new Mutant(
              "an unmount is believed without proof",
              "engine/VerifiedUnmount",
              "table instanceof MountTable.Known known && !known.entries().contains(entry)",
              "true"),
          new Mutant(
              "a mount begins whatever the mount table lists",
              "engine/VerifiedMount",
              "if (!isFree || hasNewStray(target, before) || hasStrayBy(to, before)) {",
              "if (before.status() instanceof MountStatus.Unknown) {"),
          new Mutant(
              "a mount at CORE-1 is adopted",
              "engine/MountProof",
              "return Optional.of(undo(target, byThisHost));",
              "return Optional.empty();"),
          new Mutant(
              "a new mount need not answer",
              "engine/MountProof",
              "? proveLife(target, mounted)",
              "? Optional.empty()"),
          new Mutant(
              "a mount begins whatever stands in its place",
              "engine/VerifiedMount",
              "Occupant occupant = awaitRemoval(path);",
              "Occupant occupant = Occupant.NOTHING;"),
          new Mutant(
              "a second opinion is not listened to",
              "engine/HostProber",
              "Optional<Answer> connected = asked.connected();",
              "Optional<Answer> connected = Optional.empty();"),
          new Mutant(
              "a switch is always by force",
              "engine/SwitchShare",
              "UnmountMode guard = force || dead ? UnmountMode.FORCE : UnmountMode.IF_IDLE;",
              "UnmountMode guard = UnmountMode.FORCE;"),
          new Mutant(
              "nothing is remembered",
              "engine/ShareMemory",
              "SaveResult saved = states.update(change);",
              "SaveResult saved = states.update(all -> all);"),
          new Mutant(
              "links are not made",
              "engine/ShareReconciler",
              "LinkStatus stable = links.repair(",
              "LinkStatus stable = links.status("),
          new Mutant(
              "what stands at a link's place is replaced",
              "engine/Symlinks",
              ": LinkStatus.FOREIGN;",
              ": LinkStatus.OUTDATED;"),
          new Mutant(
              "commands do not wait for the monitor",
              "engine/OperationRun",
              "held.put(share.name(), mine.lock());\n        } else {\n          tasks.add(() -> actWhenFree(share));",
              "held.put(share.name(), mine.lock());\n        } else {\n          held.put(share.name(), ((LockAttempt.Held) locks.share(java.nio.file.Path.of(\"/other\"), \"other\").tryAcquire(\"\")).lock());"),
          new Mutant(
              "a namesake is taken for the server",
              "core/ServerMatcher",
              "return ours || hasAddressInCommon(server, share)",
              "return ours || canonical(server).split(\"\\\\.\")[0].equals(canonical(share.fallbackHost()).split(\"\\\\.\")[0]) || hasAddressInCommon(server, share)"),
          new Mutant(
              "a third name is judged by fallback's health",
              "core/ServerMatcher",
              "new Match(Interface.FALLBACK, server)",
              "new Match(Interface.FALLBACK, share.fallbackHost())"),
          new Mutant(
              "the name of a Bonjour service is somebody else's",
              "core/ServerMatcher",
              "|| isServiceOf(server, host)\n        || isServiceOf(host, server);",
              ";"),
          new Mutant(
              "what was mounted under an older config is somebody else's",
              "core/ServerMatcher",
              "boolean ours = mountedHost.filter(host -> same(server, host)).isPresent();",
              "boolean ours = false;"),
          new Mutant(
              "another user's mount at the volume path is ours",
              "core/MountClassifier",
              "if (other.isPresent()) {",
              "if (false) {"),
          new Mutant(
              "another user's stray is ours",
              "core/MountClassifier",
              "return entry.mountedBy().filter(isOurUser).isPresent()\n        && !entry.automounted()",
              "return !entry.automounted()"),
          new Mutant(
              "what programs mount for themselves is a stray",
              "core/MountClassifier",
              "        && !entry.nobrowse()\n",
              ""),
          new Mutant(
              "a mount in the home is a stray",
              "core/MountClassifier",
              "        && path.startsWith(stem)\n        && path.substring(stem.length()).matches(\"[1-9][0-9]{0,3}\");",
              "        ;"),
          new Mutant(
              "an unmount that is not permitted is tried again and again",
              "core/MountClassifier",
              "return refused && entry.mountedBy().isEmpty()",
              "return false && refused && entry.mountedBy().isEmpty()"),
          new Mutant(
              "a busy stray holds a failover up",
              "core/Planner",
              "boolean calm = own instanceof Keep || own instanceof TbReady;",
              "boolean calm = true;"),
          new Mutant(
              "a window goes on over a change of its host",
              "core/ShareState",
              "sameHost\n            ? current\n            : current.withHosts(HostHistory.UNSEEN).withRecovery(PendingRecovery.NONE);",
              "current;"),
          new Mutant(
              "nobody notes a mount that begins",
              "engine/VerifiedMount",
              "    target.lock().mountBegins(MountUnderWay.by(request.host(), login, now, request.limit()));\n",
              ""),
          new Mutant(
              "a mount that timed out is thought to be over",
              "engine/VerifiedMount",
              "if (isOver || answered.isPresent()) {",
              "if (true) {"),
          new Mutant(
              "of two mounts the first to land is taken for both",
              "engine/VerifiedMount",
              "if (isOurs && !(isLate && earlier.isPresent())) {\n      target.lock().onlyUnderWay(earlier.map(MountUnderWay::asOneOfSeveral));",
              "if (isOurs) {\n      target.lock().mountEnded();"),
          new Mutant(
              "the other host is tried while a mount may land",
              "core/Planner",
              "if (note.isPresent()) {\n      return underWay(note.get());",
              "if (false) {\n      return underWay(note.get());"),
          new Mutant(
              "a timeout is worth another try at once",
              "core/Failure",
              "TIMED_OUT(false)",
              "TIMED_OUT(true)"),
          new Mutant(
              "the way back is taken while the way there may still end",
              "engine/DecisionExecutor",
              "        && failed.failure().kind() != Failure.Kind.TIMED_OUT\n",
              ""),
          new Mutant(
              "a late mount ends the hold of an unmount",
              "core/IntentsAfterObservation",
              "return appeared && !StateAfterObservation.isLateMount(earlier, seen);",
              "return appeared;"),
          new Mutant(
              "a mount listed late is given up",
              "engine/VerifiedMount",
              "UNTIL_LISTED = Duration.ofSeconds(5)",
              "UNTIL_LISTED = Duration.ZERO"),
          new Mutant(
              "the lock of a share is named by its entry",
              "files/Locks",
              "volumes.computeIfAbsent(volumePath, this::volume)",
              "volumes.computeIfAbsent(Path.of(formerName), this::volume)"),
          new Mutant(
              "a mount is taken away whatever is known of the next",
              "engine/DecisionExecutor",
              "return preconditions.obstacle(target, to).map(why -> unmoved(target, why)).orElseGet(act::run);",
              "return act.run();"),
          new Mutant(
              "a stray is undone though its place is taken",
              "engine/DecisionExecutor",
              ".flatMap(to -> preconditions.obstacle(target, to).or(() -> mounting.freePath(target)));",
              ".flatMap(to -> preconditions.obstacle(target, to));"),
          new Mutant(
              "a Thunderbolt that refuses the login keeps fallback from being asked",
              "core/Targets",
              "inOrder().filter(among).filter(this::isAllowed).toList();",
              "inOrder().filter(among).filter(via -> seen.health(via).isUp()).limit(1).filter(this::isAllowed).toList();"),
          new Mutant(
              "an intent that is lost is a success",
              "engine/ShareMemory",
              "boolean isIntent = after.hold() != was && (after.hold() != Hold.NONE || isAnnounced);",
              "boolean isIntent = false;"),
          new Mutant(
              "a failed switch is forgotten at once",
              "core/LastError",
              "case SWITCH -> (asRequested || seen.isHealthy()) && !isShownAt(seen.time().now());",
              "case SWITCH -> asRequested || seen.isHealthy();"),
          new Mutant(
              "what could not be saved is never written",
              "engine/ShareMemory",
              "if (isKnown && !isAnnounced && states.isSaved()) {",
              "if (isKnown || !states.isSaved()) {"),
          new Mutant(
              "a failed switch pins",
              "engine/SwitchShare",
              "boolean done = outcome instanceof Outcome.Done || decision instanceof Keep;\n    return done && state.active().equals(Optional.of(to))",
              "boolean done = true;\n    return done"),
          new Mutant(
              "a second try goes to a host that is gone",
              "engine/VerifiedMount",
              "return isThere ? tryOnce(target, to) : failure.map(why -> cutOff(why, host));",
              "return tryOnce(target, to);"),
          new Mutant(
              "the first mount waits for no second answer",
              "core/FirstMount",
              "return Optional.of(remaining).filter(left -> left.compareTo(Duration.ZERO) > 0);",
              "return Optional.empty();"),
          new Mutant(
              "a mount by the other host is proof",
              "engine/MountProof",
              "return isBy(target.share().host(to), mounted)",
              "return true"),
          new Mutant(
              "a mount by any host ends the wait for the one asked for",
              "engine/VerifiedMount",
              "boolean isOurs = isProper || hasStrayBy(to, after);",
              "boolean isOurs = after.status() instanceof Mounted || !after.strays().isEmpty();"),
          new Mutant(
              "a sleep makes a mount under way older",
              "files/MountNote",
              ".map(ran -> mount.begunAt(now.minus(ran)))",
              ".map(ran -> mount)"),
          new Mutant(
              "another port counts as the same mount",
              "core/MountUnderWay",
              "&& login.filter(now::equals).equals(login);",
              "&& now != null;"),
          new Mutant(
              "the undoing of a stray is a sign of life",
              "core/StateAfterOutcome",
              "if (decision instanceof Decision.RemoveStrays removal && removal.keepsProperMount()) {\n      ShareState undone",
              "if (false && decision instanceof Decision.RemoveStrays removal && removal.keepsProperMount()) {\n      ShareState undone"),
          new Mutant(
              "a share is mounted from any server",
              "core/Targets",
              "&& state.servers().stranger(via).isEmpty()",
              "&& true"),
          new Mutant(
              "the way back leads to any server",
              "core/RecoveryPlan",
              ".obstacle(share, TB)",
              ".obstacle(share, TB).filter(why -> false)"),
          new Mutant(
              "a pause holds nothing back",
              "core/AutomaticPlan",
              ".map(pause -> paused(pause.text(LocalTimes.here(seen.time().now())), decision))",
              ".map(pause -> decision)"),
          new Mutant(
              "a request is carried out by force",
              "core/RequestPlan",
              "on, request.to(), UnmountMode.IF_IDLE, Cause.REQUEST",
              "on, request.to(), UnmountMode.FORCE, Cause.REQUEST"),
          new Mutant(
              "a departure never ends",
              "core/IntentsAfterObservation",
              "if (isBack(intents, hosts)) {",
              "if (false) {"));

  private Mutants() {}
}
