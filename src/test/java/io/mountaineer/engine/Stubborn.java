package io.mountaineer.engine;

import io.mountaineer.core.Failure;
import io.mountaineer.core.MountEntry;
import io.mountaineer.platform.Mounter;
import java.util.Optional;

/** Mounts as ever; an unmount changes nothing and ends with this answer. */
record Stubborn(Mounter real, UnmountResult answer) implements Mounter {

  @Override
  public Optional<Failure> obstacle(Request request) {
    return real.obstacle(request);
  }

  @Override
  public MountResult mount(Request request) {
    return real.mount(request);
  }

  @Override
  public UnmountResult unmount(MountEntry entry, boolean force) {
    return answer;
  }
}
