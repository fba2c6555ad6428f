// VoiceTally: how many voices of each unit stand how, and wait for which date, kept in the transaction that changes a voice (migrations/0014_tallies.sql).
//
//   TRY(TallyNew(tx, org, voice));                     // by voice_store.cpp alone, with each row that it writes
//   TRY(RecountVoices(tx, org));                       // all of it anew, from the voices
//
// It follows from the voices and is not journalled; `huiyin verify` counts them and compares.
// Threads: functions work inside the caller's transaction. Errors: those of db/database.hpp.
#pragma once

#include <functional>

#include "db/database.hpp"
#include "journal/verify.hpp"
#include "voices/voice.hpp"

namespace huiyin::voices {

Status TallyNew(db::Transaction& tx, const OrgId& org, const Voice& voice);
Status TallyChange(db::Transaction& tx, const OrgId& org, const Voice& before, const Voice& after);

// Whether they stand by this program's definition; where they do not, RecountVoices brings them there.
Result<bool> VoicesAreTallied(db::Reader& reader, const OrgId& org);
Status RecountVoices(db::Transaction& tx, const OrgId& org);
// A finding for each unit, state, rating and way that is counted wrongly.
Status CheckVoiceTally(db::Reader& reader, const OrgId& org,
                       const std::function<void(journal::Finding)>& found);

}  // namespace huiyin::voices
