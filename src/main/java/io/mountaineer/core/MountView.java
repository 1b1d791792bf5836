package io.mountaineer.core;

import java.util.List;
import java.util.Optional;

/** How one share stands in the mount table. */
public sealed interface MountView {

  /** The interface that carries the share at its volume path, if one does. */
  default Optional<Interface> via() {
    return Optional.empty();
  }

  /** Not mounted anywhere, and nothing else is mounted at its volume path. */
  record NotMounted() implements MountView {}

  /** Mounted where it belongs, and only there. */
  record Mounted(MountEntry entry, Interface on, Life life) implements MountView {
    @Override
    public Optional<Interface> via() {
      return Optional.of(on);
    }

    public Mounted with(Life newLife) {
      return new Mounted(entry, on, newLife);
    }
  }

  /**
   * Mounted at a place where it does not belong, such as {@code CORE-1}, or twice.
   *
   * @param proper the mount at the volume path, when there is one beside the strays
   * @param strays mounts to undo, never empty
   */
  record Misplaced(Optional<Mounted> proper, List<Stray> strays) implements MountView {
    public Misplaced {
      strays = List.copyOf(strays);
    }

    @Override
    public Optional<Interface> via() {
      return proper.map(Mounted::on);
    }
  }

  /** A mount of the share by one of its hosts at a wrong place. */
  record Stray(MountEntry entry, Interface on) {}

  /** The volume path belongs to somebody else's mount. */
  record Foreign(MountEntry entry) implements MountView {}

  /**
   * The mount table could not be read.
   *
   * @param why a sentence for people
   */
  record Unknown(String why) implements MountView {}
}
