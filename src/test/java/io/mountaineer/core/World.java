package io.mountaineer.core;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;

import io.mountaineer.core.CycleTime.Interruption;
import io.mountaineer.core.OpenFiles.Holder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * World of the share CORE as a cycle of a monitor finds it: both hosts answer, nothing is mounted,
 * nothing is remembered, and nothing happened since the previous cycle. Each method changes one
 * thing.
 */
final class World {

  static final Share CORE = new Share("core", "anna", "10.10.10.1", "macmini.local", "CORE");
  static final Path VOLUME = Path.of("/Volumes/CORE");
  static final Path STRAY = Path.of("/Volumes/CORE-1");

  private final Map<Interface, HostHealth> health = new EnumMap<>(Interface.class);
  private Settings settings = Settings.defaults(Path.of("/Users/anna"));
  private Instant now = Instant.parse("2026-03-02T10:00:00Z");
  private Optional<Duration> sincePrevious = Optional.of(Duration.ofSeconds(2));
  private Interruption interruption = Interruption.NONE;
  private boolean networkEvent;
  private Optional<Duration> sinceDisturbance = Optional.empty();
  private boolean monitor = true;
  private ShareMounts mounts = ShareMounts.of(new MountStatus.NotMounted());
  private Optional<HostHealth> server = Optional.empty();
  private Optional<MountUnderWay> underWay = Optional.empty();
  private Optional<OpenFiles> openFiles = Optional.empty();
  private Optional<Observation> before = Optional.empty();
  private Optional<Wake> wake = Optional.empty();
  private Optional<FirstMount> firstMount = Optional.empty();
  private final Map<Interface, ServerIdentity> identities = new EnumMap<>(Interface.class);
  private ShareState state = ShareState.NEW;

  private World() {
    up(TB).up(FALLBACK);
  }

  static World notMounted() {
    return new World();
  }

  static World mounted(Interface on) {
    return mounted(on, MountHealth.alive());
  }

  static World mounted(Interface on, MountHealth health) {
    return notMounted().showing(mount(on, health));
  }

  /**
   * Returns a world on fallback while Thunderbolt answers since so many seconds; the window is 30
   * s.
   */
  static World onFallbackWithTbUpFor(int seconds) {
    return mounted(FALLBACK).tbUpFor(seconds);
  }

  static MountStatus.Mounted mount(Interface on, MountHealth health) {
    return new MountStatus.Mounted(entry(on, VOLUME), on, CORE.host(on), health);
  }

  static MountEntry entry(Interface on, Path path) {
    return smb(CORE.host(on), 445, "CORE", path);
  }

  static MountEntry smb(String host, int port, String share, Path path) {
    var source = new MountEntry.SmbSource("anna", host, port, share);
    return new MountEntry("//anna@" + host + "/" + share, "smbfs", path, Optional.of(source));
  }

  static OpenFiles heldByFinalCut() {
    return OpenFiles.of(List.of(new Holder("Final Cut Pro", 712, 3, "/Volumes/CORE/cut.mov")));
  }

  World showing(MountStatus status) {
    mounts = mounts.with(status);
    return this;
  }

  /** Mounts the share also, or only, at the suffixed path. */
  World strayOn(Interface on) {
    var health = HostHealth.suspect("not asked");
    var stray = new ShareMounts.Stray(entry(on, STRAY), CORE.host(on), health, Set.of(on));
    mounts = mounts.withStrays(List.of(stray));
    return this;
  }

  World strayOfDownServer() {
    var down = HostHealth.down("no route to host");
    mounts = mounts.withStrays(mounts.strays().stream().map(stray -> stray.with(down)).toList());
    return this;
  }

  /** Returns a world mounted by a name of the right server that is in no config. */
  static World mountedByThirdName(HostHealth health) {
    var entry = smb("macmini.lan", 445, "CORE", VOLUME);
    World world =
        notMounted()
            .showing(new MountStatus.Mounted(entry, FALLBACK, "macmini.lan", MountHealth.alive()));
    return world.server(health);
  }

  World server(HostHealth health) {
    server = Optional.of(health);
    return this;
  }

  /** Mounts the share in the home too, by this address. */
  World mountedElsewhereBy(Interface on) {
    var entry = entry(on, Path.of("/Users/anna/core"));
    mounts =
        new ShareMounts(
            mounts.status(),
            mounts.strays(),
            List.of(entry),
            Map.of(on, entry),
            mounts.below(),
            mounts.loggedIn());
    return this;
  }

  /** Asks for a mount by this address so many seconds ago, which may still land. */
  World underWay(Interface by, int secondsAgo) {
    underWay = Optional.of(new MountUnderWay(CORE.host(by), now.minusSeconds(secondsAgo)));
    return this;
  }

  /** Asks for a mount by this address, and for another one before. */
  World severalUnderWay(Interface by, int secondsAgo) {
    underWay(by, secondsAgo);
    underWay = underWay.map(MountUnderWay::asOneOfSeveral);
    return this;
  }

  World refused(Interface via) {
    return health(via, HostHealth.refused("no route to host"));
  }

  World unknown(Interface via) {
    return health(via, HostHealth.unknown("no address known"));
  }

  World foreign() {
    return showing(new MountStatus.Foreign(smb("other.local", 445, "CORE", VOLUME)));
  }

  /** Puts the mount on top of a mount by this address. */
  World over(Interface on) {
    Optional<MountEntry> below = Optional.of(entry(on, VOLUME));
    mounts =
        new ShareMounts(
            mounts.status(),
            mounts.strays(),
            mounts.elsewhere(),
            mounts.answering(),
            below,
            mounts.loggedIn());
    return this;
  }

  World tableUnreadable() {
    return showing(new MountStatus.Unknown("the mount table cannot be read: mount timed out"));
  }

  /** Lets the server of this name answer at an interface. */
  World answering(Interface via, String server) {
    byte[] guid = Arrays.copyOf(server.getBytes(StandardCharsets.US_ASCII), ServerGuid.LENGTH);
    return answering(via, new ServerIdentity.Known(ServerGuid.of(guid)));
  }

  World answering(Interface via, ServerIdentity identity) {
    identities.put(via, identity);
    return this;
  }

  World up(Interface via) {
    return health(via, HostHealth.up(CORE.host(via) + ":445"));
  }

  World suspect(Interface via) {
    return health(via, HostHealth.suspect("no answer in 800 ms"));
  }

  World down(Interface via) {
    return health(via, HostHealth.down("no route to host"));
  }

  private World health(Interface via, HostHealth seen) {
    health.put(via, seen);
    return this;
  }

  World open(OpenFiles found) {
    openFiles = Optional.of(found);
    return this;
  }

  World networkEvent() {
    networkEvent = true;
    return this;
  }

  /** Sets the last news of the network, or the last wake, to so many seconds ago. */
  World quietFor(int seconds) {
    sinceDisturbance = Optional.of(Duration.ofSeconds(seconds));
    return this;
  }

  World after(Interruption kind) {
    interruption = kind;
    return this;
  }

  World oneShot() {
    sincePrevious = Optional.empty();
    return notByMonitor();
  }

  World notByMonitor() {
    monitor = false;
    return this;
  }

  /** Wakes the computer so many seconds ago. */
  World woke(int secondsAgo) {
    return woke(secondsAgo, false);
  }

  World darkWake(int secondsAgo) {
    return woke(secondsAgo, true);
  }

  private World woke(int secondsAgo, boolean dark) {
    wake =
        Optional.of(
            new Wake(Duration.ofSeconds(secondsAgo), dark, Optional.empty(), Optional.empty()));
    return this;
  }

  /** Keeps the server of the mount away for so long after an earlier wake. */
  World longestAbsence(Duration absence) {
    wake =
        wake.map(last -> new Wake(last.ago(), last.dark(), Optional.of(absence), Optional.empty()));
    return this;
  }

  /** Makes the link of the path to the server inactive since so many seconds. */
  World linkInactiveFor(int seconds) {
    wake =
        wake.map(
            last ->
                new Wake(
                    last.ago(),
                    last.dark(),
                    last.longestAbsence(),
                    Optional.of(Duration.ofSeconds(seconds))));
    return this;
  }

  /** Starts the monitor, or wakes the computer, so many seconds ago; nothing was mounted since. */
  World firstMountSince(int seconds) {
    firstMount = Optional.of(new FirstMount(Duration.ofSeconds(seconds), Map.of()));
    return this;
  }

  /** Gives the host the answer of this cycle for so long. */
  World sameAnswerFor(Interface via, Duration time) {
    Map<Interface, Duration> all = new EnumMap<>(Interface.class);
    all.putAll(firstMount.orElseThrow().sameFor());
    all.put(via, time);
    firstMount = Optional.of(new FirstMount(firstMount.get().ago(), all));
    return this;
  }

  World monitorStart() {
    sincePrevious = Optional.empty();
    return this;
  }

  World autoFailback(boolean on) {
    return settings(
        on, settings.autoFailbackStable(), settings.lsofRecheck(), settings.respectEject());
  }

  World lsofRecheck(boolean on) {
    return settings(
        settings.autoFailback(), settings.autoFailbackStable(), on, settings.respectEject());
  }

  World respectEject(boolean on) {
    return settings(
        settings.autoFailback(), settings.autoFailbackStable(), settings.lsofRecheck(), on);
  }

  World window(int seconds) {
    return settings(
        settings.autoFailback(),
        Duration.ofSeconds(seconds),
        settings.lsofRecheck(),
        settings.respectEject());
  }

  private World settings(boolean failback, Duration stable, boolean recheck, boolean eject) {
    Settings old = settings;
    settings =
        new Settings(
            old.sharesRoot(),
            old.checkInterval(),
            failback,
            stable,
            old.connectTimeout(),
            recheck,
            eject,
            old.smbPort(),
            old.volumesRoot());
    return this;
  }

  World hold(Hold hold) {
    return remembering(state.withHold(hold));
  }

  /** Pauses the share for so long. */
  World pausedFor(int seconds) {
    return paused(Optional.of(now.plusSeconds(seconds)));
  }

  World paused() {
    return paused(Optional.empty());
  }

  private World paused(Optional<Instant> until) {
    Pause pause = new Pause(now, until);
    return remembering(state.withIntents(state.intents().withPause(Optional.of(pause))));
  }

  World requests(Interface to) {
    return asks(Request.toSwitch(to, now, Optional.empty()));
  }

  World requests(Interface to, Duration limit) {
    return asks(Request.toSwitch(to, now, Optional.of(now.plus(limit))));
  }

  World departs(boolean mayUnmount) {
    return asks(Request.toDepart(mayUnmount, now, Optional.empty()));
  }

  private World asks(Request request) {
    return remembering(state.withIntents(state.intents().withRequest(Optional.of(request))));
  }

  World tbUpFor(int seconds) {
    var since = Optional.of(now.minusSeconds(seconds));
    return remembering(
        state.withHosts(new HostHistory(true, since, Optional.empty(), true, "10.10.10.1")));
  }

  World pending(String reason) {
    return remembering(state.withRecovery(state.recovery().heldBy(reason, false)));
  }

  World openFilesSeenBefore() {
    return remembering(state.withRecovery(state.recovery().withOpenFilesSeen()));
  }

  World lastError(String error) {
    return lastError(error, LastError.Subject.MOUNT);
  }

  World lastError(String error, LastError.Subject subject) {
    return remembering(state.withError(Optional.of(new LastError(error, subject, now))));
  }

  World mountFailed(Failure.Kind kind, Interface to, Duration ago) {
    var failure = Failure.of(kind, "mount failed");
    return hostsAsSeenBefore()
        .remembering(state.withAttempts(state.attempts().mountFailed(failure, to, now.minus(ago))));
  }

  /** Remembers the hosts as seen, so that none came or went since the attempt that failed. */
  private World hostsAsSeenBefore() {
    HostHistory old = state.hosts();
    boolean tb = seen().tb().isUp();
    return remembering(
        state.withHosts(
            new HostHistory(
                tb,
                tb ? old.tbSince().or(() -> Optional.of(now)) : Optional.empty(),
                old.tbHealthySince(),
                seen().fallback().isUp(),
                old.tbHost())));
  }

  World recoveryFailed(Failure.Kind kind, Duration ago) {
    var failure = Failure.of(kind, "mount failed");
    return remembering(
        state.withAttempts(state.attempts().recoveryFailed(failure, now.minus(ago))));
  }

  World remembering(ShareState kept) {
    state = kept;
    return this;
  }

  /** Lets one cycle pass in which nothing is done; the next one is so many seconds later. */
  World later(int seconds) {
    state = remembered();
    before = Optional.of(seen());
    now = now.plusSeconds(seconds);
    sincePrevious = Optional.of(Duration.ofSeconds(seconds));
    interruption = Interruption.NONE;
    networkEvent = false;
    openFiles = Optional.empty();
    return this;
  }

  /** Takes the mount out of the mount table. */
  World gone() {
    return showing(new MountStatus.NotMounted());
  }

  World clockSetBack(Duration by) {
    now = now.minus(by);
    return this;
  }

  Instant now() {
    return now;
  }

  Settings settings() {
    return settings;
  }

  Observation seen() {
    var interval = Optional.of(settings.checkInterval()).filter(each -> monitor);
    var time =
        new CycleTime(now, interval, sincePrevious, interruption, networkEvent, sinceDisturbance);
    Optional<HostHealth> other =
        mounts.status() instanceof MountStatus.Mounted ? server : Optional.empty();
    return new Observation(
        time,
        health.get(TB),
        health.get(FALLBACK),
        mounts,
        other,
        underWay,
        openFiles,
        before,
        wake,
        firstMount,
        identities,
        Optional.empty());
  }

  /** Returns the state once this cycle has looked. */
  ShareState remembered() {
    return state.observed(seen(), settings);
  }

  Decision decision() {
    return Planner.decide(CORE, settings, seen(), remembered());
  }

  /** Returns the decision of a cycle that no command asked for. */
  Decision automaticDecision() {
    return AutomaticPlan.decide(CORE, settings, seen(), remembered());
  }

  Then automatically() {
    return new Then(automaticDecision());
  }

  boolean looksForOpenFiles() {
    return AutomaticPlan.needsOpenFiles(CORE, settings, seen(), remembered());
  }

  boolean needsOpenFiles() {
    return RecoveryPlan.needsOpenFiles(CORE, settings, seen(), remembered());
  }

  /** Returns the state once the decision of this cycle has come to this outcome. */
  ShareState afterwards(Outcome outcome) {
    return afterwards(decision(), outcome);
  }

  ShareState afterwards(Decision decision, Outcome outcome) {
    return remembered().after(decision, outcome, now);
  }

  Then then() {
    return new Then(decision());
  }
}
