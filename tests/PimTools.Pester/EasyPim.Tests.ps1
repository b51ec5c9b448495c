# Configurations of EasyPIM, in both of its forms, as documents: what they mean is kept, and what has no like is named with its place.
BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $null = Connect-Pim -Emulator -As dana -Reset
    $ids = @{}
    foreach ($name in 'ada', 'ben', 'cleo', 'breakglass') { $ids[$name] = (Invoke-PimRequest "/v1.0/users/$name@contoso.com").id }
    $group = (Get-PimRole -Kind Group | Where-Object Name -EQ 'Ops-Database' | Select-Object -First 1).Id
    $sandbox = (Get-PimScope -Kind AzureRole | Where-Object DisplayName -EQ 'Contoso Sandbox').Id

    function Convert-Text([string] $Text) {
        Set-Content "$TestDrive/easypim.json" $Text
        ConvertTo-PimConfiguration "$TestDrive/easypim.json" -From EasyPIM -WarningVariable script:told -ErrorVariable script:failed 3>$null 2>$null
    }

    function Get-Plan([string] $Text) {
        Convert-Text $Text | Set-Content "$TestDrive/pim.yaml"
        New-PimPlan "$TestDrive/pim.yaml" 3>$null
    }
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe 'ConvertTo-PimConfiguration -From EasyPIM' {
    It 'carries policies by name, templates, assignments and protected users over' {
        $plan = Get-Plan @"
{
  // who is never cut
  "ProtectedUsers": ["$($ids.breakglass)" /* and nobody else */],
  "PolicyTemplates": {
    "High": {
      "ActivationDuration": "PT2H", "ActivationRequirement": "MultiFactorAuthentication,Justification", "ApprovalRequired": true,
      "Approvers": [{ "id": "$($ids.cleo)", "description": "Cleo // approves", "userType": "User" }],
      "AllowPermanentEligibility": false, "MaximumEligibilityDuration": "P90D",
      "Notification_Activation_Alert": { "isDefaultRecipientEnabled": "true", "notificationLevel": "Critical", "Recipients": ["soc@contoso.com"] }
    }
  },
  "EntraRoles": { "Policies": { "Reports Reader": { "Template": "High", "ActivationDuration": "PT1H" } } },
  "GroupRoles": { "Policies": { "$group": { "Member": { "ActivationDuration": "PT3H" } } } },
  "AzureRoles": { "Policies": { "Contributor": { "Scope": "$sandbox", "ActivationDuration": "PT4H", "ActivationRequirement": "None" } } },
  "Assignments": {
    "EntraRoles": [{ "roleName": "Teams Reader", "assignments": [
      { "principalId": "$($ids.ben)", "assignmentType": "Eligible", "duration": "P30D", "justification": "Project" },
      { "principalId": "$($ids.ada)", "principalType": "User", "assignmentType": "Active", "duration": "PT8H" } ] }],
    "Groups": [{ "groupId": "$group", "roleName": "Owner", "assignments": [{ "principalId": "$($ids.ben)", "assignmentType": "Eligible", "duration": "P10D" }] }]
  }
}
"@

        $told | Should -BeNullOrEmpty
        $plan.Summary | Should -Be '3 to create, 3 to update'
        $steps = $plan.Changes | Where-Object IsNeeded
        $reports = $steps | Where-Object { $_.RoleName -eq 'Reports Reader' }
        "$($reports.Change)" | Should -BeLike '*MaximumActivationDuration from 8h to 1h*'
        "$($reports.Change)" | Should -BeLike '*RequiresApproval from false to true Approver from none to Cleo*'
        "$($reports.Change)" | Should -BeLike '*MaximumEligibleDuration from * to 90d*Notification Activation Administrator*soc@contoso.com*'
        ($steps | Where-Object Action -EQ Create).PrincipalName | Sort-Object | Should -Be 'Ada Ahlberg', 'Ben Okafor', 'Ben Okafor'
        Get-Content "$TestDrive/pim.yaml" | Should -Contain "breakGlass: [""$($ids.breakglass)""]"
    }

    It 'carries the older lists over' {
        $plan = Get-Plan @"
{
  "EntraIDRoles": [{ "PrincipalIds": ["$($ids.ada)", "$($ids.cleo)"], "Rolename": "Teams Reader", "Duration": "P30D" }],
  "EntraIDRolesActive": [{ "PrincipalId": "$($ids.ben)", "Rolename": "Teams Reader", "Duration": "P1D" }],
  "AzureRoles": [{ "PrincipalId": "$($ids.cleo)", "Rolename": "Reader", "Scope": "$sandbox" }],
  "GroupRolesActive": [{ "PrincipalId": "$($ids.cleo)", "Rolename": "Owner", "GroupId": "$group", "Duration": "P3D" }],
  "EntraRolePolicies": [{ "RoleName": "Teams Reader", "PolicySource": "inline", "Policy": { "ActivationDuration": "PT4H", "EnablementRules": ["Justification", "Ticketing"],
    "Notifications": { "Eligibility": { "Alert": { "isDefaultRecipientEnabled": false, "NotificationLevel": "None", "Recipients": [] } } } } }]
}
"@

        $told | Should -BeNullOrEmpty
        $plan.Summary | Should -Be '5 to create, 1 to update'
        "$(($plan.Changes | Where-Object Action -EQ Update).Change)" | Should -BeLike 'MaximumActivationDuration from 8h to 4h ActivationRequires from * to Justification, Ticket Notification EligibleAssignment Administrator *'
    }

    It 'names what has no like, with its place, and leaves nothing out in silence' {
        $null = Convert-Text @'
{
  "TelemetrySettings": { "ALLOW_TELEMETRY": true },
  "EntraRoles": { "Policies": { "Reports Reader": {
    "ActivationDuration": "soon",
    "ActivationRequirement": "MFA,Fingerprint",
    "AuthenticationContext_Enabled": true, "AuthenticationContext_Value": "c1:High",
    "Approvers": [{ "id": "2ab3f204-9c6f-409d-a9bd-6e302a0132db", "description": "IAM" }],
    "Colour": "red" } } }
}
'@

        $told | ForEach-Object { "$_" -replace '.*easypim.json' } | Should -Be @(
            "(4,27): 'soon' is no duration, and is left out."
            "(5,30): 'MFA' is left out: the authentication context takes its place."
            "(5,30): 'Fingerprint' is no requirement, and is left out."
            "(7,19): Whether the approver 'IAM' is a user or a group is not said: it is written as a user. New-PimPlan tells where it is a group."
            "(8,5): 'Colour' has no like in a document, and is left out."
            "(2,3): 'TelemetrySettings' has no like in a document, and is left out.")
    }

    It 'writes a file with the schema beside it, and nothing under -WhatIf' {
        Set-Content "$TestDrive/one.json" '{ "EntraRoles": { "Policies": { "Reports Reader": { "ActivationDuration": "PT1H" } } } }'
        ConvertTo-PimConfiguration "$TestDrive/one.json" -From EasyPIM -OutFile "$TestDrive/not.yaml" -WhatIf
        $file = ConvertTo-PimConfiguration "$TestDrive/one.json" -From EasyPIM -OutFile "$TestDrive/out.yaml"

        "$TestDrive/not.yaml" | Should -Not -Exist
        $file.Name | Should -Be 'out.yaml'
        Get-Content $file.FullName -TotalCount 1 | Should -Match 'schema=pim-configuration'
        Test-PimConfiguration $file.FullName | Should -BeNullOrEmpty
    }

    It 'refuses what is no JSON, and what is no map' -ForEach '{ "a": ', '[1]' {
        Convert-Text $_ | Should -BeNullOrEmpty

        $failed[0].FullyQualifiedErrorId | Should -Be 'InvalidConfiguration,PimTools.Commands.ConvertToPimConfigurationCommand'
    }
}
