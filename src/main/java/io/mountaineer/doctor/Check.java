package io.mountaineer.doctor;

import java.util.List;

/** Check of one area of the machine; changes nothing. */
public interface Check {

  /** Returns the area in one word. */
  String area();

  /** Looks at the area; returns at least one finding. */
  List<Finding> look();
}
