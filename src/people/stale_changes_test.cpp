#include <boost/json.hpp>

#include "people/people_fixture.hpp"

namespace huiyin::people {
namespace {

class StaleChanges : public PeopleFixture {
 protected:
  static std::string Etag(std::int64_t version) { return '"' + std::to_string(version) + '"'; }
  // As somebody sends it who looked at `seen`.
  static Ask Looking(Ask ask, std::string seen) {
    ask.seen = std::move(seen);
    return ask;
  }
  template <class Id>
  Ask About(const Id& id, const boost::json::object& body, const PersonId& actor) {
    return {.body = boost::json::serialize(body),
            .token = TokenOf(actor),
            .path = {{"id", id.ToString()}},
            .seen = Etag(VersionOf(id))};
  }
};

TEST_F(StaleChanges, ChangeOfAPersonRefusesWhatIsStale) {
  const std::string seen = Etag(VersionOf(worker));
  Reply without =
      Send(&PeopleApi::ChangePerson, Looking(About(worker, {{"name", "王大"}}, admin), ""));
  EXPECT_EQ(without.status, 428);
  Reply first = Send(&PeopleApi::ChangePerson, About(worker, {{"name", "王大"}}, mine_admin));
  EXPECT_EQ(first.status, 200);
  EXPECT_EQ(first.etag, Etag(VersionOf(worker)));
  clock.Advance(std::chrono::minutes(5));
  Ask late = Looking(About(worker, {{"unit_id", port.ToString()}}, admin), seen);
  Reply second = Send(&PeopleApi::ChangePerson, late);
  EXPECT_EQ(second.status, 412);
  EXPECT_EQ(second.Text("changed_by"), "马安");
  EXPECT_EQ(second.Text("title"),
            "Somebody changed this 5 minutes ago. Look at the change, then save again");
  EXPECT_EQ(Now()->person(worker)->unit, crew);
  late.seen = first.etag;
  EXPECT_EQ(Send(&PeopleApi::ChangePerson, late).status, 200);
}

TEST_F(StaleChanges, ChangeOfAPersonIsStaleAfterAnotherRoleToo) {
  const std::string seen = Etag(VersionOf(worker));
  Reply granted = Send(&PeopleApi::GrantRole,
                       About(worker, {{"role", "clerk"}, {"unit_id", crew.ToString()}}, admin));
  EXPECT_EQ(granted.etag, Etag(VersionOf(worker)));
  EXPECT_EQ(Send(&PeopleApi::ChangePerson, Looking(About(worker, {{"active", false}}, admin), seen))
                .status,
            412);
}

TEST_F(StaleChanges, ChangeOfAUnitRefusesWhatIsStale) {
  const std::string seen = Etag(VersionOf(crew));
  EXPECT_EQ(Send(&PeopleApi::ChangeUnit, Looking(About(crew, {{"name", "甲"}}, admin), "")).status,
            428);
  Reply first =
      Send(&PeopleApi::ChangeUnit, About(crew, {{"head_id", worker.ToString()}}, mine_admin));
  EXPECT_EQ(first.etag, Etag(VersionOf(crew)));
  Ask late = Looking(About(crew, {{"head_id", leader.ToString()}}, admin), seen);
  Reply second = Send(&PeopleApi::ChangeUnit, late);
  EXPECT_EQ(second.status, 412);
  EXPECT_EQ(second.Text("changed_by"), "马安");
  EXPECT_EQ(Now()->unit(crew)->head, worker);
}

TEST_F(StaleChanges, WhoeverMayNotChangeItLearnsNothingOfOtherChanges) {
  for (const PersonId& nobody : {worker, leader, coordinator}) {
    EXPECT_EQ(
        Send(&PeopleApi::ChangePerson, Looking(About(docker, {{"name", "甲"}}, nobody), "\"9\""))
            .status,
        403);
    EXPECT_EQ(Send(&PeopleApi::ChangeUnit, Looking(About(port, {{"name", "甲"}}, nobody), "\"9\""))
                  .status,
              403);
  }
}

TEST_F(StaleChanges, RepeatedChangeIsAnsweredAlthoughItMovedTheVersion) {
  Ask ask = About(worker, {{"name", "王大"}}, admin);
  ask.key = "the-same-key-for-both-tries-0001";
  EXPECT_EQ(Send(&PeopleApi::ChangePerson, ask).status, 200);
  EXPECT_EQ(Send(&PeopleApi::ChangePerson, ask).status, 200);
}

}  // namespace
}  // namespace huiyin::people
