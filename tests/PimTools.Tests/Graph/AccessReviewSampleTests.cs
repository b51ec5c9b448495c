using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Azure;
using PimTools.Graph.Json;
using PimTools.Graph.Reviews;
using PimTools.Tests.Contract;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Every published answer about access reviews, through the readers: every value comes out in a property.</summary>
public sealed class AccessReviewSampleTests
{
    // Values that say how the JSON is to be read, and paths whose parts stand in properties of their own.
    private static readonly string[] Unread = ["@odata.type", "@odata.context", "@odata.count"];

    public static TheoryData<string> Definitions => new()
    {
        "access-review-create-definition-ex1",
        "access-review-create-definition-ex2",
        "access-review-create-definition-ex3",
        "access-review-definitions-filter-by-current-user",
        "access-review-get-definition",
        "access-review-list-definitions-ex1",
        "access-review-tutorial-role-assignments-ex1",
    };

    [SkippableTheory]
    [MemberData(nameof(Definitions))]
    public void Reviews_of_Graph(string sample)
    {
        foreach (var element in Elements(sample))
        {
            AssertWhole(element, ReviewReader.Review((JObject)element.DeepClone(), [], Names()));
        }
    }

    [SkippableTheory]
    [InlineData("access-review-tutorial-role-assignments-ex2")]
    [InlineData("access-review-instances-filter-by-current-user")]
    public void Rounds_of_Graph(string sample)
    {
        foreach (var element in Elements(sample))
        {
            // The scope and the reviewers of a round are those of its review.
            element.Remove("scope");
            element.Remove("reviewers");
            AssertWhole(element, Assert.Single(ReviewReader.Instances([element])));
        }
    }

    [SkippableTheory]
    [InlineData("access-review-tutorial-role-assignments-ex3")]
    [InlineData("access-review-tutorial-role-assignments-ex7")]
    public void Decisions_of_Graph(string sample)
    {
        var review = ReviewReader.Review(Elements("access-review-tutorial-role-assignments-ex1")[0], [], Names());
        foreach (var element in Elements(sample))
        {
            AssertWhole(element, ReviewReader.Decision((JObject)element.DeepClone(), review, "none"));
        }
    }

    [SkippableTheory]
    [InlineData("access-review-azure-get-access-review-schedule-definitions")]
    [InlineData("access-review-azure-get-access-review-schedule-definitions-assigned-for-my-approval")]
    [InlineData("access-review-azure-put-access-review-schedule-definition")]
    public void Reviews_of_Azure(string sample)
    {
        foreach (var element in Elements(sample))
        {
            AssertWhole(element, AzureReviewReader.Review((JObject)element.DeepClone(), [], Names(), []));
        }
    }

    [SkippableTheory]
    [InlineData("access-review-azure-get-access-review-instance-decisions")]
    [InlineData("access-review-azure-get-access-review-instance-my-decisions")]
    [InlineData("access-review-azure-patch-access-review-instance-my-decision-by-id")]
    public void Decisions_of_Azure(string sample)
    {
        var review = AzureReviewReader.Review(Elements("access-review-azure-get-access-review-schedule-definitions")[0], [], Names(), []);
        foreach (var element in Elements(sample))
        {
            AssertWhole(element, AzureReviewReader.Decision((JObject)element.DeepClone(), review, "f8882fec-7d56-4e97-ad6d-5e3f4557971d"));
        }
    }

    [SkippableFact]
    public void Rounds_of_Azure()
    {
        var definition = Elements("access-review-azure-get-access-review-schedule-definitions")[0];
        var instance = Elements("access-review-azure-get-access-review-instances")[0];

        AssertWhole(instance, AzureReviewReader.Review(definition, [(JObject)instance.DeepClone()], Names(), []));
    }

    [SkippableFact]
    public void The_role_is_found_in_a_query_that_names_its_list_twice()
    {
        var review = ReviewReader.Review(Elements("access-review-tutorial-role-assignments-ex1")[0], [], Names());

        Assert.Equal((PimKind.EntraRole, "fe930be7-5e62-47db-91af-98c3a49a38b1", PimReviewRecurrence.Quarterly), (review.Kind!.Value, review.RoleId, review.Recurrence));
        Assert.Equal(["User", "Group"], review.PrincipalType);
    }

    [Theory]
    [InlineData("/v1.0/groups/4444d821-ca3b-45cc-98ee-54c00a04deef/transitiveMembers/microsoft.graph.user/?$count=true&$filter=(userType eq 'Guest')", PimKind.Group, null)]
    [InlineData("/roleManagement/directory/roleEligibilityScheduleInstances?$expand=principal&$filter=(isof(principal,'microsoft.graph.user') and roleDefinitionId eq '4444d821-ca3b-45cc-98ee-54c00a04deef')", PimKind.EntraRole, PimAssignmentType.Eligible)]
    [InlineData("/roleManagement/directory/roleAssignmentScheduleInstances?$expand=principal&$filter=(isof(principal,'microsoft.graph.user')%20and%20roleDefinitionId%20eq%20'4444d821-ca3b-45cc-98ee-54c00a04deef')", PimKind.EntraRole, PimAssignmentType.Active)]
    [InlineData("/servicePrincipals/4444d821-ca3b-45cc-98ee-54c00a04deef", null, null)]
    public void What_is_reviewed_is_read_out_of_the_query(string query, PimKind? kind, PimAssignmentType? type)
    {
        var scope = ReviewScope.Read(new JObject { ["scope"] = new JObject { ["query"] = query } });

        Assert.Equal((kind, type), (scope.Kind, scope.Type));
        Assert.Equal(kind is null ? null : "4444d821-ca3b-45cc-98ee-54c00a04deef", scope.ResourceId);
    }

    [SkippableFact]
    public void A_review_of_a_role_is_written_as_published()
    {
        ContractData.SkipWhenAbsent();
        var published = JObject.Parse(File.ReadAllText(ContractData.PathOf("samples", "access-review-tutorial-role-assignments-ex1.request.json")));
        var draft = new PimAccessReviewDraft(
            new PimRole(PimKind.EntraRole, "fe930be7-5e62-47db-91af-98c3a49a38b1", "User Administrator"), PimScope.Directory, (string)published["displayName"]!)
        {
            PrincipalTypes = [PimPrincipalType.User, PimPrincipalType.Group],
            Reviewers = [new PimPrincipal("f674a1c9-4a40-439c-bfa3-4b61a9f29d85", PimPrincipalType.User)],
            Start = new DateTimeOffset(2022, 3, 2, 12, 0, 0, TimeSpan.Zero),
            Days = 3,
            Recurrence = PimReviewRecurrence.Quarterly,
            Recommends = false,
        };

        var written = ReviewWriter.Review(draft);

        // The description for reviewers and the default of automatic application are written although they may be left out.
        written.Remove("descriptionForReviewers");
        ((JObject)written["settings"]!).Remove("autoApplyDecisionsEnabled");
        Assert.Equal(published.ToString(), written.ToString(), ignoreLineEndingDifferences: true);
    }

    private static ReviewNames Names() => new(new Dictionary<string, PimRole>(), Offline.Principals());

    private static List<JObject> Elements(string sample)
    {
        ContractData.SkipWhenAbsent();
        var body = JsonBody.Parse(File.ReadAllText(ContractData.PathOf("samples", sample + ".response.json")));
        return body["value"] switch
        {
            JArray list => list.OfType<JObject>().ToList(),
            JObject one => [one],
            _ => [body],
        };
    }

    /// <summary>Every value of the answer stands in a property of the object or of what it holds.</summary>
    private static void AssertWhole(JObject published, object read)
    {
        var told = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        Collect(read, told, 0);
        var missing = published.Descendants().OfType<JValue>()
            .Where(value => value.Value is not null && !Unread.Contains(((value.Parent as JProperty)?.Name) ?? string.Empty))
            .Where(value => !IsTold(value, told))
            .Select(value => $"{value.Path} = {value}")
            .ToList();
        Assert.Empty(missing);
    }

    private static bool IsTold(JValue value, HashSet<string> told)
    {
        var text = Convert.ToString(value.Value, CultureInfo.InvariantCulture)!.Trim();
        return IsNothing(value, text)
            || told.Contains(text)
            || (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && told.Contains(Time(time)))
            || told.Any(one => one.Contains(text, StringComparison.OrdinalIgnoreCase) && (text.Length > 20 || value.Path.EndsWith("Type", StringComparison.OrdinalIgnoreCase)))
            || IsPathOfTold(text, told);
    }

    // Nothing, nobody and never; flags, which have properties of their own; and the type of a resource of Azure, which the type of the object tells.
    private static bool IsNothing(JValue value, string text) => text.Length == 0
        || text == Guid.Empty.ToString()
        || text.StartsWith("0001-01-01", StringComparison.Ordinal)
        || text.StartsWith("Microsoft.Authorization/accessReviewScheduleDefinitions", StringComparison.Ordinal)
        || value.Type == JTokenType.Boolean;

    // What names something by a path, whose last part is its id.
    private static bool IsPathOfTold(string text, HashSet<string> told) => text.StartsWith('/') && told.Contains(text[(text.LastIndexOf('/') + 1)..]);

    private static void Collect(object? value, HashSet<string> told, int depth)
    {
        switch (value)
        {
            case null:
                return;
            case string text:
                told.Add(text.Trim());
                return;
            case DateTimeOffset time:
                told.Add(Time(time));
                return;
            case TimeSpan span:
                told.Add(System.Xml.XmlConvert.ToString(span));
                return;
            case IEnumerable many:
                foreach (var one in many)
                {
                    Collect(one, told, depth + 1);
                }

                return;
            case IConvertible plain:
                told.Add(plain.ToString(CultureInfo.InvariantCulture));
                return;
        }

        foreach (var property in depth > 3 ? [] : value.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            if (property.GetIndexParameters().Length == 0)
            {
                Collect(property.GetValue(value), told, depth + 1);
            }
        }
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("o", CultureInfo.InvariantCulture);
}
