package io.mountaineer.config.edit;

import io.mountaineer.core.Config;

/** One change of a config, not yet bound to a text. */
public interface Edit {

  EditPlan plan(TomlDocument source);

  /** Whether a config that was read from the changed text is what was asked for. */
  boolean isIn(Config config);

  /** What the change is about, for a message: {@code share "CORE"}. */
  String subject();

  /** What to do instead where the text cannot be edited. */
  String byHand();
}
