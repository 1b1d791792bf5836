package io.mountaineer.doctor;

import java.util.List;

/** Looks at one area of the machine and changes nothing. */
public interface Check {

  /** What is looked at, in one word. */
  String area();

  /** What was found, never nothing. */
  List<Finding> look();
}
