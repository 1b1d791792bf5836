package io.mountaineer.agent;

import java.nio.file.Path;

/**
 * A file of an installation.
 *
 * @param kind jar, archive, launcher or plist
 * @param changed whether it was written, or would be; else it was as it should be
 */
public record Placed(String kind, Path path, boolean changed) {}
