using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using PimTools.Client;
using Xunit;

namespace PimTools.Tests.Core.Client;

/// <summary>Plain data of the client holds what it was given, and what was left out has the value that is safe.</summary>
public sealed class ClientDataTests
{
    [Fact]
    public void A_profile_tells_its_tenant_and_a_cloud_other_than_the_usual_one()
    {
        Assert.Equal("work: tenant t", new PimProfile("work", "t").ToString());
        Assert.Equal("work: tenant t in China", new PimProfile("work", "t") { Cloud = PimCloud.China }.ToString());
    }

    [Fact]
    public void The_kinds_of_a_profile_are_words_for_people_and_values_for_code()
    {
        var profile = new PimProfile("work", "t") { Kinds = [PimKind.Group, PimKind.AzureRole] };

        Assert.Equal(["Group", "AzureRole"], profile.Kind!);
        Assert.Equal([PimKind.Group, PimKind.AzureRole], profile.Kinds!);
        Assert.Null(new PimProfile("work", "t") { Kinds = null }.Kind);
        Assert.Null(new PimProfile("work", "t").Kinds);
        Assert.Equal([PimKind.Group], new PimProfile("work", "t") { Kind = new PimTextList(["group"]) }.Kinds!);
    }

    [Fact]
    public void What_follows_a_change_is_done_also_where_it_could_not_be_read()
    {
        var error = new PimException(PimErrorCode.ServiceUnavailable, "Down.");
        var done = PimFollowUp<string>.Done("a", "b");
        var unread = PimFollowUp<string>.Unread("a", error);
        var refused = PimFollowUp<string>.Refused("a", error);

        Assert.Equal(("a", "b", null, true), (done.Item, done.Latest, done.Error, done.IsDone));
        Assert.Equal(("a", null, error, true), (unread.Item, unread.Latest, unread.Error, unread.IsDone));
        Assert.Equal(("a", null, error, false), (refused.Item, refused.Latest, refused.Error, refused.IsDone));
    }

    [Fact]
    public void Sign_ins_and_tokens_tell_for_whom_and_for_what_they_are()
    {
        var options = new PimConnectOptions("name", PimSignIn.DeviceCode);
        var kept = new PimKeptSignIn("key", "ada@contoso.com", "tenant");
        var token = new PimTokenRequest(new Uri("https://graph.microsoft.com"), "tenant");
        var target = new PimIngestionTarget(new Uri("https://x.ingest.monitor.azure.com"), "rule", "stream");

        Assert.Equal(("name", PimSignIn.DeviceCode, TimeSpan.FromSeconds(10)), (options.Name, options.SignIn, options.AzureScopePatience));
        Assert.Equal(("key", "ada@contoso.com in tenant tenant"), (kept.Key, kept.ToString()));
        Assert.Equal(("graph.microsoft.com", "tenant"), (token.Resource.Host, token.TenantId));
        Assert.Equal("stream of rule at x.ingest.monitor.azure.com", target.ToString());
    }

    [Fact]
    public void A_review_asks_for_reasons_recommends_and_sends_mail_unless_it_is_told_not_to()
    {
        var draft = new PimAccessReviewDraft(Given.UserAdmin, Given.Sales, "Review");

        Assert.Equal((true, true, true, true, false), (draft.RequiresJustification, draft.Recommends, draft.SendsMail, draft.SendsReminders, draft.AutoApply));
        Assert.Equal((Given.UserAdmin, Given.Sales, "Review"), (draft.Role, draft.Scope, draft.Name));
    }

    [Fact]
    public async Task Who_holds_a_lock_is_alone_and_its_calls_are_traced_when_it_is_free_again()
    {
        var gate = new AsyncLock();
        var traced = new List<PimHttpTrace>();
        var call = PimCall.None.TracedBy(traced.Add);
        var first = new TaskCompletionSource();
        var trace = new PimHttpTrace("GET", "/v1.0/me", 200, TimeSpan.Zero, null);
        var holding = gate.RunAsync(
            async linked =>
            {
                linked.Trace!(trace);
                await first.Task;
                Assert.Empty(traced);
            },
            call);
        var waiting = gate.RunAsync(_ => Task.FromResult(traced.Count), call);

        Assert.False(waiting.IsCompleted);
        first.SetResult();
        await holding;

        Assert.Equal([trace], traced);
        await waiting;
    }

    [Fact]
    public void An_error_that_says_more_of_its_cause_keeps_the_details_of_the_service()
    {
        var cause = new PimException(PimErrorCode.ServiceError, "Why.") { Status = 500, RequestId = "r", Remedy = "Wait.", TargetObject = "one", Candidates = ["x"] }.OfOneItem();

        var error = PimException.From(cause, PimErrorCode.NotFound, "It is gone.", "Look.", "other");
        Assert.Equal((PimErrorCode.NotFound, "It is gone.", "Look.", "other", 500, "r"), (error.Code, error.Message, error.Remedy, error.TargetObject, error.Status, error.RequestId));
        Assert.Empty(error.Candidates);
        Assert.False(error.IsOfOneItem);

        var plain = PimException.From(null, PimErrorCode.NotFound, "It is gone.", "Look.", "other");
        Assert.Equal((PimErrorCode.NotFound, "It is gone.", "Look.", "other", null), (plain.Code, plain.Message, plain.Remedy, plain.TargetObject, plain.Status));
    }
}
