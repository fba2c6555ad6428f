// CallTally: which answered voices wait for a call to their speaker, and how many stand how, kept in the transaction that changes a
// voice (migrations/0022_open_matters.sql).
//
//   TRY(TallyCalls(tx, org, before, after));           // by voice_store.cpp alone, with each row that it changes
//
// A call is stored before its voice is saved, so that saving counts it. Like VoiceTally it follows from other tables and is not
// journalled: `huiyin verify` counts anew and compares, `huiyin recount` writes anew.
// Threads: functions work inside the caller's transaction. Errors: those of db/database.hpp.
#pragma once

#include <functional>

#include "db/database.hpp"
#include "journal/verify.hpp"
#include "voices/voices.hpp"

namespace huiyin::voices {

Status TallyCalls(db::Transaction& tx, const OrgId& org, const Voice& before, const Voice& after);

Result<bool> CallsAreTallied(db::Reader& reader, const OrgId& org);
Status RecountCalls(db::Transaction& tx, const OrgId& org);
Status CheckCallTally(db::Reader& reader, const OrgId& org,
                      const std::function<void(journal::Finding)>& found);

}  // namespace huiyin::voices
