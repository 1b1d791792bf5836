package io.mountaineer.world;

import io.mountaineer.core.CanonicalName;
import io.mountaineer.core.Failure;
import io.mountaineer.core.Hold;
import io.mountaineer.core.Interface;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountTable;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.Request;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareReport;
import io.mountaineer.core.ShareState;
import io.mountaineer.engine.LogEvent;
import io.mountaineer.engine.Operation;
import io.mountaineer.engine.SwitchShare;
import io.mountaineer.engine.UnmountShare;
import io.mountaineer.platform.Mounter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Invariants of acts: each act is checked against the knowledge of its process. */
final class Invariants {

  /** All limits of one share's work, one after another, for every share. */
  private static final Duration LONGEST_CYCLE = Duration.ofMinutes(8);

  private final World world;
  private final AttemptLimits limits;
  private final LateMounts late;
  private final Map<String, Configured> configured = new HashMap<>();
  private final Set<Share> everConfigured = new HashSet<>();
  private final Set<MountEntry> notPermitted = new HashSet<>();
  private Optional<Share> spared = Optional.empty();

  Invariants(World world) {
    this.world = world;
    this.limits = new AttemptLimits(world);
    this.late = new LateMounts(world);
  }

  /** Excludes a share from all events: it has to stay where it is. */
  void spare(Share share) {
    spared = Optional.of(share);
  }

  void spareNobody() {
    spared = Optional.empty();
  }

  void mount(Mountaineer process, Mounter.Request request) {
    Share share =
        known(process)
            .filter(each -> each.shareName().equals(request.shareName()))
            .filter(each -> each.hosts().contains(request.host()))
            .findFirst()
            .orElseThrow(() -> new Violation("mounts what is not configured: " + request));
    world.intents().overtaken(share.name());
    Violation.unless(
        request.volumePath().equals(world.volume(share)),
        "a share is mounted at its volume path only",
        request);
    Violation.unless(
        process.knowledge().table().filter(table -> lacks(process, table, share)).isPresent(),
        "a mount begins only when the mount table lacks the share",
        request);
    Violation.unless(
        process.knowledge().provesFree(request.volumePath()),
        "a mount begins only when its place is free",
        request);
    Violation.unless(
        !process.knowledge().isSilentSinceFailure(request),
        "a second try needs a sign of the host",
        request);
    Violation.unless(
        !process.isMonitorOfOneAnswer() || process.knowledge().everSaw(share),
        "the first mount after a start waits for a second answer: " + request);
    Violation.unless(
        !process.isAutomatic()
            || !process
                .knowledge()
                .isStranger(
                    request.host(), world.files().remembered(share).servers(), world.time().now()),
        "nothing is mounted by itself from another server than the share's",
        request);
    Violation.unless(
        !process.isAutomatic()
            || process.knowledge().tookAway(request.volumePath())
            || !world.intents().isPausedSince(share, process.workBegan()),
        "nothing is mounted by itself while paused",
        request);
    limits.mount(process, request);
    late.asks(request);
    Violation.unless(
        !process.isAutomatic()
            || process.knowledge().endedHold(share)
            || process.knowledge().endedHoldUnwritten(share)
            || world.files().remembered(share).hold() != Hold.UNMOUNTED,
        "what the user took away stays away",
        request);
    Violation.unless(
        !process.isAutomatic() || !request.interactive(),
        "nobody asked for a password window",
        request);
  }

  void mounted(Mountaineer process, Mounter.Request request, Optional<Failure> failure) {
    limits.mounted(process, request, failure);
    late.answered(request, failure);
    boolean mayLand = failure.filter(why -> why.kind() == Failure.Kind.TIMED_OUT).isPresent();
    if (failure.isEmpty() || mayLand) {
      process.knowledge().mounted(request.volumePath());
    }
    if (failure.isPresent()) {
      process.knowledge().mountFailed(request);
    }
  }

  void unmounted(Mountaineer process, MountEntry entry, Mounter.UnmountResult result) {
    boolean denied =
        result instanceof Mounter.UnmountResult.Failed failed
            && failed.failure().kind() == Failure.Kind.PERMISSION;
    if (result instanceof Mounter.UnmountResult.Gone) {
      process.knowledge().tookAwayFrom(entry.path());
    }
    if (denied && process.isAutomatic()) {
      notPermitted.add(entry);
    }
  }

  /** Checks that a process logs of a mount what it read. */
  void logged(Mountaineer process, LogEvent entry) {
    if (entry.event().equals("mounted")) {
      boolean isThere =
          process.knowledge().table().filter(MountTable.Known.class::isInstance).stream()
              .flatMap(table -> ((MountTable.Known) table).entries().stream())
              .anyMatch(each -> isBy(each, entry.text()));
      Violation.unless(isThere, "mounted means listed by that host", entry.text());
    }
    if (process.isAutomatic() && entry.event().endsWith("_failed")) {
      // Of two failures the later one is logged.
      world.shares().stream()
          .filter(share -> entry.text().contains("share=" + share.name() + " "))
          .forEach(share -> world.intents().overtaken(share.name()));
    }
    if (entry.event().equals("hold_cleared")) {
      process.knowledge().holdEnds(entry.text(), !world.isDiskFull());
    }
    boolean slow = world.mac().hasPendingWork() && !world.mac().faults().listedAfter().isZero();
    Violation.unless(
        !slow || !entry.text().contains("never appeared"),
        "a mount may be listed some seconds late",
        entry.text());
  }

  private boolean isBy(MountEntry entry, String text) {
    return entry
        .smb()
        .map(smb -> world.mac().host(smb.host()).name())
        .filter(host -> text.contains("host=" + host + " "))
        .isPresent();
  }

  /**
   * Checks after an undisturbed cycle that the report on the health of a mount is what the process
   * learned.
   */
  void cycleEnded(Mountaineer process, ShareReport report) {
    boolean saysAlive = report.state().mountAlive().equals(Optional.of(true));
    Violation.unless(
        !saysAlive || process.knowledge().heardFrom(world.volume(report.share())),
        "a silent mount is not reported as alive",
        report);
  }

  /** Records what a process reads in the mount table. */
  void read(MountTable table) {
    late.saw(table);
    limits.saw(table);
  }

  /** Holds between any two calls. */
  void atAnyTime() {
    List<String> second = world.mac().secondMounts();
    Violation.unless(second.isEmpty(), "no share is mounted twice", second);
  }

  /** Forgets moments from before the wall clock was turned. */
  void clockTurned() {
    late.forget();
    configured.clear();
    world.intents().allOvertaken();
    forgetFailures();
  }

  /**
   * Records when a process begins to work on these shares: which of them has had which Thunderbolt
   * host since when. A host that was taken back before any process acted by it was never in use.
   */
  void configured(List<Share> shares) {
    everConfigured.addAll(shares);
    for (Share share : shares) {
      Configured known = configured.get(share.name());
      if (known == null || !known.host.equals(share.thunderboltHost())) {
        Instant since = known == null ? Instant.MIN : world.time().now();
        configured.put(share.name(), new Configured(share.thunderboltHost(), since));
      }
    }
  }

  /** Returns whether the Thunderbolt host that a share has now can be known since this moment. */
  boolean mayBeReachableSince(Share share, Instant since) {
    Configured known = configured.get(share.name());
    return known == null || !since.isBefore(known.since);
  }

  private record Configured(String host, Instant since) {}

  /**
   * Forgets failures after an act of the user or a change of the config: what failed before may be
   * tried again.
   */
  void forgetFailures() {
    limits.forgetFailures();
    notPermitted.clear();
  }

  /** Checks the report of a command about one share, if nothing else happened meanwhile. */
  void reported(Mountaineer process, Operation operation, ShareReport report, Hold before) {
    Violation.unless(
        !(operation instanceof SwitchShare)
            || report.outcome() instanceof Outcome.Done
            || report.outcome() instanceof Outcome.Unchanged
            || before == Hold.PINNED
            || world.files().remembered(report.share()).hold() != Hold.PINNED,
        "a switch that failed pins nothing",
        report);
    if (!(report.outcome() instanceof Outcome.Done done)) {
      return;
    }
    MountTable.Known table = (MountTable.Known) process.knowledge().table().orElseThrow();
    Path volume = world.volume(report.share());
    Optional<String> wanted = done.active().map(report.share()::host);
    Optional<String> found =
        table.entries().stream()
            .filter(entry -> entry.path().equals(volume))
            .filter(entry -> Servers.isOurs(entry) || entry.mountedBy().isEmpty())
            .filter(entry -> Servers.isKnown(world.mac(), entry, report.share()))
            .map(entry -> world.countsAs(entry, report.share()))
            .findFirst();
    Violation.unless(found.equals(wanted), "done means done", report);
    Violation.unless(
        wanted.isEmpty() || process.knowledge().heardFrom(volume), "a new mount answers", report);
    Hold remembered = world.files().remembered(report.share()).hold();
    Violation.unless(
        !(operation instanceof UnmountShare) || remembered == Hold.UNMOUNTED,
        "an unmount is remembered",
        report);
    Violation.unless(
        !(operation instanceof SwitchShare move)
            || move.to() != Interface.FALLBACK
            || remembered == Hold.PINNED,
        "a switch to fallback is remembered",
        report);
  }

  /** Returns the shares in the config, which is read again in the midst of a cycle, too. */
  private Stream<Share> known(Mountaineer process) {
    return Stream.concat(process.knowledge().shares().stream(), world.shares().stream());
  }

  /**
   * Returns whether a share lacks its mount; in the place of a mount that the process took away it
   * may come beside a stray.
   */
  private boolean lacks(Mountaineer process, MountTable table, Share share) {
    boolean inPlaceOfAnother = process.knowledge().tookAway(world.volume(share));
    return table instanceof MountTable.Known known
        && known.entries().stream()
            .noneMatch(
                entry ->
                    entry.path().equals(world.volume(share))
                        || !inPlaceOfAnother
                            && isByPortOfConfig(entry)
                            && Servers.isKnown(world.mac(), entry, share)
                            && world.isStray(entry, share));
  }

  /**
   * Returns whether a mount is by the port of the config; one by another port is another server's,
   * as far as mountaineer knows.
   */
  private boolean isByPortOfConfig(MountEntry entry) {
    int port = world.config().settings().smbPort();
    return entry.smb().filter(smb -> smb.port() == port).isPresent();
  }

  void unmount(Mountaineer process, MountEntry entry, boolean force) {
    ProcessKnowledge knowledge = process.knowledge();
    List<Share> owners = known(process).filter(each -> isOwn(entry, each)).toList();
    Violation.unless(!owners.isEmpty(), "unmounts what is no share's: " + entry);
    Share share = owners.get(0);
    world.intents().overtaken(share.name());
    boolean inPlace = entry.path().equals(world.volume(share));
    Violation.unless(
        Servers.isOurs(entry) || inPlace && entry.mountedBy().isEmpty(),
        "other people's mounts are left alone",
        entry);
    Violation.unless(
        inPlace || world.isStray(entry, share), "mounts elsewhere are left alone", entry);
    Violation.unless(
        !process.isAutomatic()
            || knowledge.made(entry.path())
            || !inPlace
            || world.files().remembered(share).hold() == Hold.UNMOUNTED
            || owners.stream().flatMap(each -> each.hosts().stream()).anyMatch(knowledge::answered),
        "a mount is left as it is while nothing answers",
        entry);
    Violation.unless(
        !spared.equals(Optional.of(share)),
        "the trouble of its neighbours does not reach a share",
        entry);
    Violation.unless(
        knowledge.table().isPresent(), "nothing is unmounted without a look at the mount table");
    String host = world.mac().host(entry.smb().orElseThrow().host()).name();
    boolean proven = knowledge.provesDown(host) || knowledge.provesDead(entry.path(), host);
    Violation.unless(
        force || knowledge.provesIdle(entry.path()),
        "a live mount is unmounted only when nobody has files open",
        entry);
    Violation.unless(
        !force || process.mayForce() || proven,
        "force needs a dead host, a dead mount or the user's word",
        entry);
    Violation.unless(
        !force
            || knowledge.made(entry.path())
            || world.darkSince().filter(process::watchedBefore).isEmpty()
            || knowledge.provesIdle(entry.path()),
        "in a dark wake files that may be open are not torn away",
        entry);
    Violation.unless(
        !process.isAutomatic() || !notPermitted.contains(entry),
        "an unmount that is not permitted is not tried again by itself",
        entry);
    Violation.unless(
        !process.isAutomatic()
            || knowledge.made(entry.path())
            || !world.intents().isPausedSince(share, process.workBegan()),
        "nothing is unmounted by itself while paused",
        entry);
    preconditions(process, share, entry);
  }

  /**
   * Checks that a working mount is not taken away when it is known that nothing can take its place.
   */
  private void preconditions(Mountaineer process, Share share, MountEntry entry) {
    ProcessKnowledge knowledge = process.knowledge();
    ShareState state = world.files().remembered(share);
    boolean staysAway =
        state.hold() == Hold.UNMOUNTED
            || state.intents().request().filter(Request::mayUnmount).isPresent();
    if (process.takesAway() || knowledge.made(entry.path()) || staysAway) {
      return;
    }
    boolean inPlace = entry.path().equals(world.volume(share));
    Violation.unless(
        !knowledge.lackedSession() || !inPlace && hasProperMount(knowledge, share),
        "without a session nothing is taken away",
        entry);
    Violation.unless(
        inPlace || !knowledge.wasOccupied(world.volume(share)),
        "a stray stays while its place is taken",
        entry);
    List<String> hosts = share.hosts().stream().filter(knowledge::answered).toList();
    Violation.unless(
        !inPlace || hosts.isEmpty() || !hosts.stream().allMatch(knowledge::lackedPassword),
        "without a password for the other host nothing is taken away",
        entry);
  }

  /** Returns whether the process read of a mount of this share where it belongs, which goes on. */
  private boolean hasProperMount(ProcessKnowledge knowledge, Share share) {
    return knowledge.table().filter(MountTable.Known.class::isInstance).stream()
        .flatMap(table -> ((MountTable.Known) table).entries().stream())
        .filter(entry -> entry.path().equals(world.volume(share)))
        .anyMatch(entry -> isOwn(entry, share) && !knowledge.tookAway(entry.path()));
  }

  /** Ours by its server, or because it was so, or mountaineer made it, under an earlier config. */
  private boolean isOwn(MountEntry entry, Share share) {
    boolean made =
        world.mac().isByMountaineer(entry.path())
            && entry
                .smb()
                .filter(smb -> CanonicalName.same(smb.share(), share.shareName()))
                .isPresent();
    return made || Servers.carries(entry, share) || wasOwn(entry, share);
  }

  /**
   * Returns whether a mount was the share's own where it belongs; it stays so when the config names
   * another server.
   */
  private boolean wasOwn(MountEntry entry, Share share) {
    return entry.path().equals(world.volume(share))
        && everConfigured.stream()
            .filter(earlier -> earlier.shareName().equals(share.shareName()))
            .anyMatch(earlier -> Servers.carries(entry, earlier));
  }

  void endedInTime(Mountaineer process, Duration took) {
    Violation.unless(
        took.compareTo(LONGEST_CYCLE) < 0, process.name() + " took " + took.toSeconds() + " s");
  }
}
