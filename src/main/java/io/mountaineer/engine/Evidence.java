package io.mountaineer.engine;

import io.mountaineer.engine.ProofOfLife.Server;
import java.util.Optional;

/**
 * Claims that an unmount relies on.
 *
 * @param lost server of a mount that is taken away because it does not work; empty if it is taken
 *     away for another reason
 * @param target host to mount by afterwards, as it was when that was decided; it has to be there
 *     still. Empty if there is none
 * @param asked when the hosts were asked last
 */
record Evidence(Optional<Server> lost, Optional<Server> target, BothClocks asked) {

  /** Returns the evidence for a mount that goes whatever its server says. */
  static Evidence none(BothClocks now) {
    return new Evidence(Optional.empty(), Optional.empty(), now);
  }

  Evidence withLost(Server server) {
    return new Evidence(Optional.of(server), target, asked);
  }

  /** Returns the server that does not answer, as far as the unmount relies on that. */
  Optional<Server> down() {
    return lost.filter(server -> server.health().isDown());
  }

  /**
   * Returns the server that answers although its mount is dead, as far as the unmount relies on
   * that.
   */
  Optional<Server> ofDeadMount() {
    return lost.filter(server -> !server.health().isDown());
  }
}
