package io.mountaineer.engine;

import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.withSettings;

import io.mountaineer.platform.Mounter;
import io.mountaineer.platform.Mounter.MountResult;
import io.mountaineer.platform.Mounter.UnmountResult;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Mounters that work as the real one but for one answer. */
final class OddMounter {

  private OddMounter() {}

  /**
   * Returns a mounter that mounts as ever; an unmount changes nothing and ends with this answer.
   */
  static Mounter stubborn(Mounter real, UnmountResult answer) {
    Mounter odd = like(real);
    doReturn(answer).when(odd).unmount(any(), anyBoolean());
    return odd;
  }

  /**
   * Returns a mounter that says of a mount that succeeds that it is here, whatever it is in truth.
   */
  static Mounter claiming(Mounter real, Path here) {
    Mounter odd = like(real);
    doAnswer(
            call -> {
              MountResult result = real.mount(call.getArgument(0));
              return result.failure().isPresent() ? result : MountResult.claimedAt(here);
            })
        .when(odd)
        .mount(any());
    return odd;
  }

  /** Returns a mounter that claims to have mounted and has not. */
  static Mounter idle(Mounter real) {
    Mounter odd = like(real);
    doReturn(MountResult.claimed()).when(odd).mount(any());
    return odd;
  }

  /**
   * Returns a mounter that knows of no saved login: a keychain that is locked, or answers too late.
   */
  static Mounter withoutSavedLogin(Mounter real) {
    Mounter odd = like(real);
    doReturn(Optional.empty()).when(odd).savedLogin(any(), any());
    return odd;
  }

  /**
   * Returns a mounter that lets something happen, once, while the preconditions of an act are asked
   * for.
   */
  static Mounter interrupted(Mounter real, Runnable event) {
    AtomicReference<Runnable> left = new AtomicReference<>(event);
    Mounter odd = like(real);
    doAnswer(
            call -> {
              Optional<?> obstacle = real.obstacle(call.getArgument(0));
              Optional.ofNullable(left.getAndSet(null)).ifPresent(Runnable::run);
              return obstacle;
            })
        .when(odd)
        .obstacle(any());
    return odd;
  }

  private static Mounter like(Mounter real) {
    return mock(Mounter.class, withSettings().stubOnly().defaultAnswer(delegatesTo(real)));
  }
}
