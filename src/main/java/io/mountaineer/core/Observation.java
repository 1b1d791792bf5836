package io.mountaineer.core;

import static java.util.Objects.requireNonNull;

import io.mountaineer.core.CycleTime.Interruption;
import io.mountaineer.core.MountStatus.Mounted;
import io.mountaineer.core.ShareMounts.Stray;
import java.util.List;
import java.util.Optional;

/**
 * What one cycle saw of one share.
 *
 * @param server health of the server that the mount at the volume path really uses; empty when that
 *     is one of the two configured hosts, or nothing is mounted
 * @param underWay a mount that was asked for and may still land
 * @param openFiles what a look at the open files found; empty when nothing was looked at
 * @param before what the same process saw in its previous cycle, when the share was left alone
 *     since, by this process and by every other mountaineer
 * @param wake the last wake, while it may still explain why a host is silent; empty for a command
 *     that looks once
 * @param firstMount the first automatic mount after a monitor's start or a wake, while it is due
 */
public record Observation(
    CycleTime time,
    HostHealth tb,
    HostHealth fallback,
    ShareMounts mounts,
    Optional<HostHealth> server,
    Optional<MountUnderWay> underWay,
    Optional<OpenFiles> openFiles,
    Optional<Observation> before,
    Optional<Wake> wake,
    Optional<FirstMount> firstMount) {

  public Observation {
    requireNonNull(time, "time is null");
    requireNonNull(tb, "tb is null");
    requireNonNull(fallback, "fallback is null");
    requireNonNull(mounts, "mounts is null");
    requireNonNull(server, "server is null");
    requireNonNull(underWay, "underWay is null");
    requireNonNull(openFiles, "openFiles is null");
    requireNonNull(wake, "wake is null");
    requireNonNull(firstMount, "firstMount is null");
    // One cycle back is all that is ever asked; a longer chain would grow for ever.
    before = before.map(Observation::withoutBefore);
  }

  /** An observation long after any wake and any start. */
  public Observation(
      CycleTime time,
      HostHealth tb,
      HostHealth fallback,
      ShareMounts mounts,
      Optional<HostHealth> server,
      Optional<MountUnderWay> underWay,
      Optional<OpenFiles> openFiles,
      Optional<Observation> before) {
    this(
        time,
        tb,
        fallback,
        mounts,
        server,
        underWay,
        openFiles,
        before,
        Optional.empty(),
        Optional.empty());
  }

  public HostHealth health(Interface via) {
    return via == Interface.TB ? tb : fallback;
  }

  /** Occupant of the volume path. */
  public MountStatus mount() {
    return mounts.status();
  }

  public List<Stray> strays() {
    return mounts.strays();
  }

  /** Health of the server that this mount really uses, which its interface may not tell. */
  public HostHealth serverOf(Mounted mounted) {
    return server.orElseGet(() -> health(mounted.on()));
  }

  /** A mount that may still land at the moment of this cycle. */
  public Optional<MountUnderWay> stillUnderWay() {
    return underWay.filter(note -> note.mayStillLand(time.now()));
  }

  /** A mount that may still land, and is not the one that is there. */
  public Optional<MountUnderWay> stillToLand() {
    return stillUnderWay().filter(note -> note.isOneOfSeveral() || !isMountedBy(note.host()));
  }

  private boolean isMountedBy(String host) {
    return mount() instanceof Mounted mounted && ServerMatcher.same(host, mounted.serverHost());
  }

  public Observation withMount(MountStatus view) {
    return withMounts(mounts.with(view));
  }

  public Observation withMounts(ShareMounts found) {
    return new Observation(
        time, tb, fallback, found, server, underWay, openFiles, before, wake, firstMount);
  }

  public Observation withUnderWay(Optional<MountUnderWay> note) {
    return new Observation(
        time, tb, fallback, mounts, server, note, openFiles, before, wake, firstMount);
  }

  /** The same share in the same cycle, looked at once more. */
  public Observation again(
      CycleTime later, HostHealth tbLater, HostHealth fallbackLater, ShareMounts mountsLater) {
    return new Observation(
        later,
        tbLater,
        fallbackLater,
        mountsLater,
        server,
        underWay,
        openFiles,
        before,
        wake,
        firstMount);
  }

  public Observation withOpenFiles(Optional<OpenFiles> found) {
    return new Observation(
        time, tb, fallback, mounts, server, underWay, found, before, wake, firstMount);
  }

  public Observation withWake(Optional<Wake> last) {
    return new Observation(
        time, tb, fallback, mounts, server, underWay, openFiles, before, last, firstMount);
  }

  public Observation withFirstMount(Optional<FirstMount> due) {
    return new Observation(
        time, tb, fallback, mounts, server, underWay, openFiles, before, wake, due);
  }

  /** Whether a wake that somebody may have caused lies between the previous cycle and this one. */
  public boolean isFirstOfFullWake() {
    boolean isDark = wake.filter(Wake::dark).isPresent();
    boolean wasDark = before.flatMap(Observation::wake).filter(Wake::dark).isPresent();
    return !isDark && (wasDark || time.interruption() == Interruption.SLEEP);
  }

  /** The interface of the mount that was there in the previous cycle and is gone now. */
  public Optional<Interface> vanished() {
    return before
        .filter(earlier -> mount() instanceof MountStatus.NotMounted)
        .flatMap(earlier -> earlier.mount().via());
  }

  /** Mounted where it belongs, on a server that answers, and not known or feared to be lost. */
  public boolean isHealthy() {
    if (!(mount() instanceof Mounted mounted)) {
      return false;
    }
    return serverOf(mounted).isUp()
        && switch (mounted.health().state()) {
          case ALIVE, UNCHECKED -> true;
          case UNSURE, SILENT, DEAD -> false;
        };
  }

  /** Whether a host is known to have come or gone since the previous cycle. */
  public boolean hostCameOrWent() {
    return before
        .filter(earlier -> changed(earlier.tb, tb) || changed(earlier.fallback, fallback))
        .isPresent();
  }

  private static boolean changed(HostHealth was, HostHealth is) {
    return was.isUp() && is.isDown() || was.isDown() && is.isUp();
  }

  private Observation withoutBefore() {
    return before.isEmpty()
        ? this
        : new Observation(
            time,
            tb,
            fallback,
            mounts,
            server,
            underWay,
            openFiles,
            Optional.empty(),
            wake,
            firstMount);
  }
}
