// What staff write in for others: whose it is, what it keeps, how often it counts. (Here, because matters have the test organisation.)
#include "matters/test_world.hpp"
#include "voices/campaign.hpp"
#include "voices/enter_voice.hpp"

namespace huiyin::matters {
namespace {

using voices::Campaign;
using voices::CampaignId;
using voices::FormCount;
using voices::Identity;
using voices::Rating;
using voices::Voice;

class EntryOnBehalf : public World {
 protected:
  CampaignId Start(const std::string& name) {
    CampaignId id;
    Must([&](db::Transaction& tx) -> Status {
      Campaign campaign;
      campaign.name = name;
      campaign.kind = "forms";
      campaign.starts_on = Today();
      id = TRY(voices::StartCampaign(tx, By(coordinator), campaign));
      return {};
    });
    return id;
  }
  [[nodiscard]] journal::Context By(const PersonId& who) const {
    auto context = Now();
    context.actor = who;
    return context;
  }
  [[nodiscard]] voices::NewVoice Form(const std::string& text) const {
    voices::NewVoice input;
    input.text.body = text;
    input.unit = dock;
    input.channel = "writing";
    return input;
  }
  Result<Voice> TryEnter(const PersonId& who, const voices::NewVoice& input) {
    std::optional<Voice> voice;
    TRY(database->Write([&](db::Transaction& tx) -> Status {
      people::Actor actor{who, TRY(directories.Get(tx, org))};
      voice = TRY(voices::EnterVoice(tx, By(who), voice_setting, actor, input));
      return {};
    }));
    return *voice;
  }
  Voice Enter(const voices::NewVoice& input) {
    auto voice = TryEnter(dock_clerk, input);
    EXPECT_TRUE(voice) << voice.error().message.en;
    return voice ? *voice : Voice();
  }
  // The receipt code on the slip.
  Result<std::string> TryPrint(const PersonId& who, const VoiceId& id) {
    std::string code;
    TRY(database->Write([&](db::Transaction& tx) -> Status {
      people::Actor actor{who, TRY(directories.Get(tx, org))};
      voices::CodeSource source{"POST /slips", "key", id.ToString()};
      auto voice = TRY(voices::IssueSlip(tx, By(who), actor, id, source));
      code = voices::CodeOf(voice, By(who), source).ToString();
      return {};
    }));
    return code;
  }
  Status TryCorrect(const PersonId& who, const VoiceId& id, std::optional<std::int64_t> expected) {
    return database->Write([&](db::Transaction& tx) -> Status {
      people::Actor actor{who, TRY(directories.Get(tx, org))};
      TRY(voices::CorrectVoice(tx, By(who), actor, id, expected, "纸上写的是“晚班”"));
      return {};
    });
  }
  Status TryCount(const PersonId& who, const CampaignId& id, std::int64_t out, std::int64_t back,
                  std::int64_t expected) {
    return database->Write([&](db::Transaction& tx) -> Status {
      people::Actor actor{who, TRY(directories.Get(tx, org))};
      FormCount count;
      count.campaign = id;
      count.forms_out = out;
      count.forms_back = back;
      return voices::CountForms(tx, By(who), actor, count, expected);
    });
  }
};

ErrorCode CodeOfFault(const Status& status) {
  return status ? ErrorCode::kInternal : status.error().code;
}

TEST_F(EntryOnBehalf, TheClerkIsNamedAndTheSpeakersVoiceKeepsTheDayOnly) {
  Voice voice = Enter(Form("食堂没有热菜"));
  EXPECT_EQ(voice.entered_by, dock_clerk);
  EXPECT_EQ(voice.identity, Identity::kAnonymous);
  EXPECT_FALSE(voice.received_at);
  EXPECT_FALSE(voice.code_hash);
  EXPECT_EQ(voice.owner, dock_coordinator);
  auto entries = Entries(voice.id.uuid());
  ASSERT_EQ(entries.size(), 1u);
  EXPECT_EQ(entries[0].kind, "voice.entered");
  EXPECT_EQ(entries[0].actor, dock_clerk);
  EXPECT_FALSE(entries[0].at) << "the minute would tell who sat there";
  Instant start = Today().Start(zone);
  EXPECT_EQ(MakeId<VoiceId>(start).uuid().ToString().substr(0, 13),
            voice.id.ToString().substr(0, 13));
}

TEST_F(EntryOnBehalf, ANamedSpeakersVoiceHasItsMoment) {
  auto form = Form("请把灯修好");
  form.identity = Identity::kNamed;
  form.speaker = voices::Speaker{std::nullopt, "试者甲", "8001"};
  Voice voice = Enter(form);
  EXPECT_TRUE(voice.received_at);
  EXPECT_TRUE(Entries(voice.id.uuid())[0].at);
}

TEST_F(EntryOnBehalf, OnlyClerksAndCoordinatorsOfTheUnitWriteIn) {
  for (const PersonId& who : {worker, clerk, leader, observer, cook}) {
    auto refused = TryEnter(who, Form("不行"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::kForbidden);
  }
  EXPECT_TRUE(TryEnter(dock_coordinator, Form("行")));
  EXPECT_TRUE(TryEnter(coordinator, Form("行")));
}

TEST_F(EntryOnBehalf, ASheetIsEnteredOnceInItsCampaign) {
  auto form = Form("一号表");
  form.campaign = Start("意见表");
  form.source_sheet = "1";
  Voice first = Enter(form);
  auto again = TryEnter(dock_coordinator, form);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, ErrorCode::kConflict);
  std::map<std::string, std::string> facts;
  for (const Fact& fact : again.error().facts) facts[fact.name] = fact.value;
  EXPECT_EQ(facts["entered_on"], Today().ToString());
  EXPECT_EQ(facts["voice_id"], first.id.ToString());
  EXPECT_EQ(facts["entered_by"], "某人");
  form.campaign = Start("另一次");
  EXPECT_TRUE(TryEnter(dock_clerk, form));
  form.campaign.reset();
  auto without = TryEnter(dock_clerk, form);
  ASSERT_FALSE(without);
  EXPECT_EQ(without.error().field, "source_sheet");
}

TEST_F(EntryOnBehalf, ASlipIsPrintedOnceAndItsCodeFollowsTheVoice) {
  VoiceId id = Enter(Form("要编号")).id;
  auto code = TryPrint(dock_clerk, id);
  ASSERT_TRUE(code) << code.error().message.en;
  auto found = Ask([&](db::Reader& reader) { return voices::FindByCode(reader, Now(), *code); });
  EXPECT_EQ(found.id, id);
  EXPECT_FALSE(Entries(id.uuid()).back().at);
  auto again = TryPrint(dock_clerk, id);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, ErrorCode::kConflict);
  auto own = TryPrint(dock_clerk, Speak("自己提交的"));
  ASSERT_FALSE(own) << "nobody gets a code for what a speaker submitted";
  EXPECT_EQ(TryPrint(clerk, id).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(TryPrint(leader, id).error().code, ErrorCode::kForbidden);
}

TEST_F(EntryOnBehalf, AMistakeIsNotedBesideTheTextNeverInIt) {
  VoiceId id = Enter(Form("早班没有热菜")).id;
  ASSERT_TRUE(TryCorrect(dock_clerk, id, 1));
  auto text = Ask([&](db::Reader& reader) { return voices::GetText(reader, org, id); });
  EXPECT_EQ(text.body, "早班没有热菜");
  auto notes = Ask([&](db::Reader& reader) { return voices::RemarksOf(reader, org, id); });
  ASSERT_EQ(notes.size(), 1u);
  EXPECT_EQ(notes[0].body, "纸上写的是“晚班”");
  EXPECT_EQ(CodeOfFault(TryCorrect(dock_clerk, id, 1)), ErrorCode::kStale);
  EXPECT_EQ(CodeOfFault(TryCorrect(clerk, id, 2)), ErrorCode::kNotFound);
  EXPECT_EQ(CodeOfFault(TryCorrect(dock_clerk, Speak("自己的话"), 1)), ErrorCode::kConflict);
}

TEST_F(EntryOnBehalf, WhoElseSaidItCountsVoicesThatStandThere) {
  MatterId matter = Make(coordinator, {Speak("第一位")});
  std::vector<VoiceId> more{Enter(Form("第二位")).id, Enter(Form("第三位")).id};
  Must([&](db::Transaction& tx) -> Status {
    people::Actor actor{coordinator, TRY(directories.Get(tx, org))};
    auto context = voices::EntryContext(By(coordinator), Identity::kAnonymous);
    return port->LinkTo(tx, context, actor, matter, more);
  });
  auto list = Ask([&](db::Reader& reader) { return VoicesOf(reader, org, matter); });
  EXPECT_EQ(list.size(), 3u);
  EXPECT_FALSE(Entries(more[0].uuid()).back().at) << "linked in the same minute as it was entered";
  EXPECT_EQ(Findings(), "");
}

TEST_F(EntryOnBehalf, AVoiceAboutAPublishedMatterIsASuggestionAndNoLink) {
  MatterId matter = Make(coordinator, {Speak("第一位")});
  VoiceId id;
  Must([&](db::Transaction& tx) -> Status {
    auto input = Form("我也遇到");
    input.about = matter;
    id = TRY(voices::SubmitVoice(tx, Now(true), voice_setting, input, std::nullopt)).id;
    return {};
  });
  EXPECT_EQ(VoiceNow(id).state, voices::VoiceState::kReceived);
  auto suggested = Ask([&](db::Reader& reader) { return SuggestedFor(reader, org, matter); });
  ASSERT_EQ(suggested.size(), 1u);
  EXPECT_EQ(suggested[0].id, id);
  Do(coordinator, matter, [&](const Act& act) { return LinkVoices(act, {id}); });
  suggested = Ask([&](db::Reader& reader) { return SuggestedFor(reader, org, matter); });
  EXPECT_TRUE(suggested.empty());
}

TEST_F(EntryOnBehalf, FormsAreCountedWithTheirHistoryAndNeverMoreBackThanOut) {
  CampaignId id = Start("意见表");
  ASSERT_TRUE(TryCount(dock_clerk, id, 120, 100, 1));
  ASSERT_TRUE(TryCount(coordinator, id, 120, 113, 2));
  EXPECT_EQ(CodeOfFault(TryCount(coordinator, id, 120, 114, 2)), ErrorCode::kStale);
  EXPECT_EQ(CodeOfFault(TryCount(coordinator, id, 120, 121, 3)), ErrorCode::kInvalid);
  EXPECT_EQ(CodeOfFault(TryCount(worker, id, 120, 120, 3)), ErrorCode::kForbidden);
  auto counts = Ask([&](db::Reader& reader) { return voices::AllFormCounts(reader, org); });
  ASSERT_EQ(counts.size(), 2u);
  EXPECT_EQ(counts[0].forms_back, 100);
  EXPECT_EQ(counts[0].counted_by, dock_clerk);
  EXPECT_EQ(counts[1].forms_back, 113);
}

TEST_F(EntryOnBehalf, ACampaignIsChangedByCoordinatorsOnTheVersionTheySaw) {
  CampaignId id = Start("意见表");
  Start("献一计");
  auto change = [&](const PersonId& who, const std::string& name, std::int64_t version) {
    return database->Write([&](db::Transaction& tx) -> Status {
      people::Actor actor{who, TRY(directories.Get(tx, org))};
      Campaign input;
      input.id = id;
      input.version = version;
      input.name = name;
      input.starts_on = Today();
      input.target_voices = 391;
      return voices::ChangeCampaign(tx, By(who), actor, input);
    });
  };
  EXPECT_TRUE(change(dock_coordinator, "走访做", 1));
  EXPECT_EQ(CodeOfFault(change(coordinator, "走访", 1)), ErrorCode::kStale);
  EXPECT_EQ(CodeOfFault(change(coordinator, "献一计", 2)), ErrorCode::kConflict);
  EXPECT_EQ(CodeOfFault(change(dock_clerk, "走访", 2)), ErrorCode::kForbidden);
  EXPECT_EQ(Findings(), "");
}

TEST_F(EntryOnBehalf, CountsOfACampaignAreThoseOfTheAskersScope) {
  CampaignId id = Start("意见表");
  auto form = Form("码头的");
  form.campaign = id;
  Enter(form);
  form.unit = logistics;
  ASSERT_TRUE(TryEnter(clerk, form));
  auto seen = [&](const PersonId& who) {
    return Ask([&](db::Reader& reader) { return voices::CountByCampaign(reader, org, who); })[id];
  };
  EXPECT_EQ(seen(coordinator).voices, 2);
  EXPECT_EQ(seen(dock_clerk).voices, 1);
  EXPECT_EQ(seen(worker).voices, 0);
  EXPECT_EQ(seen(dock_clerk).entered, 2);
}

TEST_F(EntryOnBehalf, WhatIsNotKnownStaysUnknown) {
  auto form = Form("没说怎么发现的");
  form.origin = std::nullopt;
  EXPECT_FALSE(VoiceNow(Enter(form).id).origin.has_value());
  EXPECT_EQ(Findings(), "");
}

TEST_F(EntryOnBehalf, TheWebIsTheSpeakersOwnWay) {
  auto form = Form("网页上的话");
  form.channel = "web";
  auto entered = TryEnter(dock_clerk, form);
  ASSERT_FALSE(entered);
  EXPECT_EQ(entered.error().field, "channel");
}

TEST_F(EntryOnBehalf, VerifyFindsWhatIsChangedBehindTheProgramsBack) {
  auto form = Form("一号表");
  form.campaign = Start("意见表");
  form.source_sheet = "1";
  form.origin = voices::Origin::kPeer;
  VoiceId id = Enter(form).id;
  ASSERT_TRUE(TryPrint(dock_clerk, id));
  ASSERT_TRUE(TryCorrect(dock_clerk, id, 2));
  ASSERT_TRUE(TryCount(dock_clerk, *form.campaign, 9, 8, 1));
  ASSERT_EQ(Findings(), "");
  constexpr db::Sql kChanges[] = {"UPDATE voice SET entered_by = owner_id WHERE org_id = $1",
                                  "UPDATE voice SET entered_by = NULL WHERE org_id = $1",
                                  "UPDATE voice SET source_sheet = '2' WHERE org_id = $1",
                                  "UPDATE voice SET origin = 'self' WHERE org_id = $1",
                                  "UPDATE voice SET origin = 'nobody knows' WHERE org_id = $1",
                                  "UPDATE voice SET origin = NULL WHERE org_id = $1",
                                  "UPDATE voice SET about_matter_id = owner_id WHERE org_id = $1",
                                  "UPDATE voice SET code_hash = NULL WHERE org_id = $1",
                                  "UPDATE voice_remark SET body = '改' WHERE org_id = $1",
                                  "UPDATE campaign SET target_voices = 1 WHERE org_id = $1",
                                  "UPDATE campaign SET kind = 'other' WHERE org_id = $1",
                                  "UPDATE campaign_count SET forms_back = 9 WHERE org_id = $1",
                                  "DELETE FROM campaign_count WHERE org_id = $1"};
  for (const db::Sql& change : kChanges) {
    std::size_t found = 0;
    Status undone = database->Write([&](db::Transaction& tx) -> Status {
      TRY(tx.Run(change, {org}));
      auto report = TRY(journal::VerifyJournal(tx, org, keys, voices::VerifySources(), {}));
      found = report.findings.size();
      return Conflict({"撤回", "undone"});
    });
    EXPECT_FALSE(undone);
    EXPECT_GT(found, 0u) << &change - kChanges;
  }
}

}  // namespace
}  // namespace huiyin::matters
