// Jobs: what the server does by itself when a day has come - the anonymous entries of days past get their places in the journal,
// answered voices that nobody rated close as unrated, matters whose voices are all closed close too, and what a
// change of the calendar left is computed again. Runs at start, every minute, and when a test moves the clock.
// The news of the journal are told besides, within a second of a commit.
//
// Threads: blocks until it is durable; call it from a thread that may wait.
#pragma once

#include "api/call.hpp"
#include "matters/matters.hpp"
#include "photos/photos.hpp"

namespace huiyin::app {

// Computes every date again that a change of the calendar left to be computed, a hundred at a time.
Status RecomputeDates(const api::Services& services, const matters::Setting& setting);
// Runs every job, also when one before it fails; each failure is logged with the job's name. Error: the first one.
Status RunJobs(const api::Services& services, const matters::Setting& setting);
// Tells people what is new for them. Writes nothing when nothing is.
Status TellNews(const api::Services& services, const matters::Setting& setting);
// For tickers: a failure goes to the log, the next run tries again.
void TellNewsInBackground(const api::Services& services, const matters::Setting& setting);
void RunJobsInBackground(const api::Services& services, const matters::Setting& setting);
// Removes photo files that never got their row. To be called an hour apart.
void SweepPhotos(const api::Services& services, photos::PhotoFiles& files);

}  // namespace huiyin::app
