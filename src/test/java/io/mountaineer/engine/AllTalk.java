package io.mountaineer.engine;

import io.mountaineer.core.Failure;
import io.mountaineer.core.MountEntry;
import io.mountaineer.platform.Mounter;
import java.util.Optional;

/** Claims to have mounted and has not. */
record AllTalk(Mounter real) implements Mounter {

  @Override
  public Optional<Failure> obstacle(Request request) {
    return real.obstacle(request);
  }

  @Override
  public MountResult mount(Request request) {
    return MountResult.claimed();
  }

  @Override
  public UnmountResult unmount(MountEntry entry, boolean force) {
    return real.unmount(entry, force);
  }
}
