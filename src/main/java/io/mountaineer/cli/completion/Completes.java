package io.mountaineer.cli.completion;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Kind of words with which a shell completes the value of an option or a parameter. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
public @interface Completes {

  Subject value();

  /** Things that a value may name. */
  enum Subject {
    SHARE,
    ALIAS,
    /** One of the two addresses of a share. */
    ADDRESS,
    /** A key of the config. */
    KEY,
    /** A value of the key that stands before it. */
    VALUE_OF_KEY,
    FILE,
    /** A command, word by word, as in {@code help favorites add}. */
    COMMAND
  }
}
