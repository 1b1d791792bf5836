package io.mountaineer.engine;

import io.mountaineer.core.Failure;
import io.mountaineer.core.Interface;
import io.mountaineer.core.ShareMounts;
import io.mountaineer.platform.Platform;
import java.util.Optional;

/**
 * Preconditions of taking a mount away for another one: a share that works is worth more than one
 * that is known to be impossible.
 */
final class Preconditions {

  private final Platform platform;

  Preconditions(Platform platform) {
    this.platform = platform;
  }

  /** Returns why a mount by this interface is known to fail; empty when nothing is known. */
  Optional<Failure> obstacle(ShareTarget target, Interface to) {
    ShareMounts mounts = target.seen().mounts();
    return mounts.obstacle(to).or(() -> platform.mounter().obstacle(target.request(to, mounts)));
  }
}
