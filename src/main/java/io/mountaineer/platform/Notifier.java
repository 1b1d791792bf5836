package io.mountaineer.platform;

import io.mountaineer.core.Failure;
import java.util.Optional;

/** Notifications on the user's screen. */
public interface Notifier {

  /** Shows a notification; bounded in time. Returns why it could not be shown. */
  Optional<Failure> show(String title, String text);
}
