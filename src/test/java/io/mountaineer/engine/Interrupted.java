package io.mountaineer.engine;

import io.mountaineer.core.Failure;
import io.mountaineer.core.MountEntry;
import io.mountaineer.platform.Mounter;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Something happens, once, while the preconditions of an act are asked for. */
record Interrupted(Mounter real, AtomicReference<Runnable> left) implements Mounter {

  static Interrupted once(Mounter real, Runnable happening) {
    return new Interrupted(real, new AtomicReference<>(happening));
  }

  @Override
  public Optional<Failure> obstacle(Request request) {
    Optional<Failure> obstacle = real.obstacle(request);
    Optional.ofNullable(left.getAndSet(null)).ifPresent(Runnable::run);
    return obstacle;
  }

  @Override
  public MountResult mount(Request request) {
    return real.mount(request);
  }

  @Override
  public UnmountResult unmount(MountEntry entry, boolean force) {
    return real.unmount(entry, force);
  }
}
