// Who is away, who may say so, and who is in charge meanwhile.
#include <array>

#include "people/people_fixture.hpp"

namespace huiyin::people {
namespace {

class Absences : public PeopleFixture {
 protected:
  LocalDate Today() { return LocalDate::Of(clock.Now(), Zone{480}); }
  Reply Mark(const PersonId& who, const PersonId& whom, const std::string& body) {
    return Send(&PeopleApi::MarkAway,
                {.body = body, .token = TokenOf(who), .path = {{"id", whom.ToString()}}});
  }
  std::string From(int days, std::optional<int> until = std::nullopt) {
    std::string body = R"({"from_on":")" + Today().Plus(days).ToString() + "\"";
    if (until) body += R"(,"until_on":")" + Today().Plus(*until).ToString() + "\"";
    return body + "}";
  }
  Reply Back(const PersonId& who, const PersonId& whom, const std::string& absence) {
    return Send(&PeopleApi::MarkBack, {.token = TokenOf(who),
                                       .path = {{"id", whom.ToString()}, {"absence_id", absence}}});
  }
  static std::string FirstAbsence(const Reply& reply) {
    return std::string(reply.Json().at("absences").at(0).at("id").as_string());
  }
};

TEST_F(Absences, CoverTheirDaysAndNoOthers) {
  Reply reply = Mark(worker, worker, From(1, 2));
  ASSERT_EQ(reply.status, 201) << reply.body;
  EXPECT_TRUE(Now()->IsHere(worker, Today()));
  EXPECT_FALSE(Now()->IsHere(worker, Today().Plus(1)));
  EXPECT_FALSE(Now()->IsHere(worker, Today().Plus(2)));
  EXPECT_TRUE(Now()->IsHere(worker, Today().Plus(3)));
}

TEST_F(Absences, AtOnceAndBackTheSameDayLeavesNothing) {
  Reply reply = Mark(worker, worker, From(0));
  ASSERT_EQ(reply.status, 201) << reply.body;
  EXPECT_FALSE(Now()->IsHere(worker, Today()));
  Reply back = Back(worker, worker, FirstAbsence(reply));
  EXPECT_EQ(back.status, 200) << back.body;
  EXPECT_TRUE(Now()->IsHere(worker, Today()));
  EXPECT_TRUE(Now()->absences().empty());
  EXPECT_EQ(Back(worker, worker, FirstAbsence(reply)).status, 404);
}

TEST_F(Absences, UnderWayStayWrittenDownAndEndYesterday) {
  std::string id = FirstAbsence(Mark(worker, worker, From(0)));
  clock.Advance(std::chrono::hours(48));
  EXPECT_FALSE(Now()->IsHere(worker, Today()));
  EXPECT_EQ(Back(worker, worker, id).status, 200);
  EXPECT_TRUE(Now()->IsHere(worker, Today()));
  EXPECT_FALSE(Now()->IsHere(worker, Today().Plus(-1)));
  EXPECT_EQ(Back(worker, worker, id).status, 409);
}

TEST_F(Absences, AreMarkedByThemselvesTheirHeadOrTheirAdministrator) {
  EXPECT_EQ(Mark(docker, worker, From(0)).status, 403);
  EXPECT_EQ(Mark(leader, worker, From(0)).status, 403);
  EXPECT_EQ(Mark(mine_admin, worker, From(0, 0)).status, 201);
  EXPECT_EQ(Mark(mine_admin, docker, From(0)).status, 403);
  As(admin, [&](auto& tx, const auto& context, const Actor& actor) {
    return ChangeUnit(tx, context, actor, mine, VersionOf(mine), {std::nullopt, leader});
  });
  EXPECT_EQ(Mark(leader, worker, From(1)).status, 201);
  EXPECT_EQ(Back(docker, worker, FirstAbsence(Mark(mine_admin, mine_admin, From(3)))).status, 403);
}

TEST_F(Absences, RefuseWhatCannotBe) {
  EXPECT_EQ(Mark(worker, worker, From(-1)).Text("field"), "from_on");
  EXPECT_EQ(Mark(worker, worker, From(3, 2)).Text("field"), "until_on");
  EXPECT_EQ(Mark(worker, worker, R"({"from_on":"2026-02-30"})").status, 400);
  EXPECT_EQ(Mark(worker, worker, From(1, 3)).status, 201);
  EXPECT_EQ(Mark(worker, worker, From(3, 5)).status, 409);
  EXPECT_EQ(Mark(worker, worker, From(0)).status, 409);
  EXPECT_EQ(Mark(worker, worker, From(4, 5)).status, 201);
}

TEST_F(Absences, SomebodyIsAlwaysInCharge) {
  std::array wanted{worker, docker};
  EXPECT_EQ(Now()->InCharge(wanted, crew, Today()), worker);
  Mark(worker, worker, From(0));
  EXPECT_EQ(Now()->InCharge(wanted, crew, Today()), docker);
  As(admin, [&](auto& tx, const auto& context, const Actor& actor) {
    return ChangePerson(tx, context, actor, docker, VersionOf(docker),
                        {std::nullopt, std::nullopt, false});
  });
  EXPECT_EQ(Now()->InCharge(wanted, crew, Today()), coordinator);  // the nearest coordinator
  As(admin, [&](auto& tx, const auto& context, const Actor& actor) {
    return ChangeUnit(tx, context, actor, mine, VersionOf(mine), {std::nullopt, leader});
  });
  EXPECT_EQ(Now()->InCharge(wanted, crew, Today()), leader);  // the nearest head
  Mark(leader, leader, From(0));
  Mark(coordinator, coordinator, From(0));
  Mark(mine_admin, mine_admin, From(0));
  EXPECT_EQ(Now()->InCharge(wanted, crew, Today()), admin);
  Mark(admin, admin, From(0));
  EXPECT_EQ(Now()->InCharge(wanted, crew, Today()), worker);  // the whole house is away
  EXPECT_EQ(Findings(), "");
}

}  // namespace
}  // namespace huiyin::people
