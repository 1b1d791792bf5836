/**
 * Files and locks of mountaineer's home: content that is replaced in one step, locks between
 * processes, and the notes that stand in lock files. Knows nothing of what the files hold. Uses
 * {@code core} for values and {@code platform} for the clock.
 */
package io.mountaineer.files;
