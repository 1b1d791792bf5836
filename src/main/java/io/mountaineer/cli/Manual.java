package io.mountaineer.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Part of a command's help that its options do not say. Every command that does something has one,
 * beside {@code @Command}: on its class, or on its method.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@interface Manual {

  /** Section of {@code mountaineer --help} that lists the command; for commands at the top. */
  Topic topic() default Topic.SCRIPTS;

  /** Words after the command's name in its usage line; made from its options if empty. */
  String usage() default "";

  /**
   * Two to four command lines as people type them, each perhaps followed by {@code # and what it
   * does}, which is shown on a line of its own. A test reads every one of them with the real
   * command line.
   */
  String[] examples();

  /** Codes that this command can end with besides 0, 1 and 2, which all can. */
  int[] exitCodes() default {};

  /** Sections of the first page of help, in this order. */
  enum Topic {
    ACT("Watch and act"),
    FAVORITES("Favorites and aliases"),
    SETUP("Setup"),
    SCRIPTS("For scripts");

    private final String title;

    Topic(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }
}
