package io.mountaineer.engine;

import io.mountaineer.core.Failure;
import io.mountaineer.core.MountEntry;
import io.mountaineer.platform.Mounter;
import java.nio.file.Path;
import java.util.Optional;

/** Says of a mount that succeeds that it is here, whatever it is in truth. */
record Claims(Mounter real, Path here) implements Mounter {

  @Override
  public Optional<Failure> obstacle(Request request) {
    return real.obstacle(request);
  }

  @Override
  public MountResult mount(Request request) {
    MountResult result = real.mount(request);
    return result.failure().isPresent() ? result : MountResult.claimedAt(here);
  }

  @Override
  public UnmountResult unmount(MountEntry entry, boolean force) {
    return real.unmount(entry, force);
  }
}
