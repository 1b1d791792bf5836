package io.mountaineer.core;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What one cycle saw of one share.
 *
 * @param openFiles what a look at the open files found; empty when nobody looked
 * @param before what the same process saw in its previous cycle, when the share was left alone
 *     since, by this process and by every other mountaineer
 */
public record Observation(
    Tick tick,
    Reach tb,
    Reach fallback,
    MountView mount,
    Optional<OpenFiles> openFiles,
    Optional<Observation> before) {

  public Observation {
    requireNonNull(tick, "tick is null");
    requireNonNull(tb, "tb is null");
    requireNonNull(fallback, "fallback is null");
    requireNonNull(mount, "mount is null");
    requireNonNull(openFiles, "openFiles is null");
    // One cycle back is all that is ever asked; a longer chain would grow for ever.
    before = before.map(Observation::withoutBefore);
  }

  public Reach reach(Interface via) {
    return via == Interface.TB ? tb : fallback;
  }

  public Observation withMount(MountView view) {
    return new Observation(tick, tb, fallback, view, openFiles, before);
  }

  /** The same share in the same cycle, looked at once more. */
  public Observation again(Tick later, Reach tbLater, Reach fallbackLater, MountView mountLater) {
    return new Observation(later, tbLater, fallbackLater, mountLater, openFiles, before);
  }

  public Observation withOpenFiles(Optional<OpenFiles> found) {
    return new Observation(tick, tb, fallback, mount, found, before);
  }

  /** The interface of the mount that was there in the previous cycle and is no more. */
  public Optional<Interface> vanished() {
    return before
        .filter(earlier -> mount instanceof MountView.NotMounted)
        .flatMap(earlier -> earlier.mount.via());
  }

  /** Mounted where it belongs, on a host that answers, and not known to be silent or dead. */
  public boolean isHealthy() {
    if (!(mount instanceof MountView.Mounted mounted)) {
      return false;
    }
    return reach(mounted.on()).isUp()
        && mounted.life().state() != Life.State.DEAD
        && mounted.life().state() != Life.State.SILENT;
  }

  /** Whether a host is known to have come or gone since the previous cycle. */
  public boolean reachChanged() {
    return before
        .filter(earlier -> changed(earlier.tb, tb) || changed(earlier.fallback, fallback))
        .isPresent();
  }

  private static boolean changed(Reach was, Reach is) {
    return was.isUp() ? is.isDown() : is.isUp();
  }

  private Observation withoutBefore() {
    return before.isEmpty()
        ? this
        : new Observation(tick, tb, fallback, mount, openFiles, Optional.empty());
  }
}
