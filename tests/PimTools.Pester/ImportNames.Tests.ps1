# How Import-PimAssignment reads the names and columns of a row.

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $culture = [cultureinfo]::CurrentCulture

    function Set-Rows([string[]] $Lines, [string] $Name = 'rows.csv') {
        $path = "$TestDrive/$Name"
        Set-Content $path $Lines
        $path
    }
}

Describe 'The names in a row' {
    BeforeAll {
        $null = Connect-Pim -Emulator -As dana -Reset
        $resource = (Get-PimAssignment -Kind AzureRole | Where-Object { $_.Scope.Type -eq 'Resource' } | Select-Object -First 1).Scope.Id
    }

    It 'mean the role of the directory where Azure has one of the same name and no scope is given' {
        $row = Import-PimAssignment (Set-Rows 'Role,Principal,Duration', 'Security Reader,greg@contoso.com,5d') -WhatIf

        $row.Plan | Should -Be 'Create'
        $row.Role.Kind | Should -Be 'EntraRole'
        $row.Scope.Id | Should -Be '/'
    }

    It 'mean the role of Azure where the scope is one of Azure''s' {
        $row = Import-PimAssignment (Set-Rows 'Role,Scope,Principal', 'Security Reader,rg-web,greg@contoso.com') -WhatIf

        $row.Plan | Should -Be 'Create'
        $row.Role.Kind | Should -Be 'AzureRole'
        $row.Scope.DisplayName | Should -Be 'rg-web'
    }

    It 'may be the whole id of an Azure scope that no list has' {
        $row = Import-PimAssignment (Set-Rows 'Kind,Role,Scope,Principal,Duration', "AzureRole,Reader,$resource,greg@contoso.com,5d") -WhatIf

        (Get-PimScope -Kind AzureRole).Id | Should -Not -Contain $resource
        $row.Plan | Should -Be 'Create'
        $row.Scope.Id | Should -Be $resource
    }

    It 'tell the ownership of a group by the name that Get-PimAssignment shows' {
        $row = Import-PimAssignment (Set-Rows 'Kind,Role,Principal,Duration', 'Group,Ops-Database (owner),ben@contoso.com,5d') -WhatIf

        $row.Plan | Should -Be 'Create'
        $row.Role.Access | Should -Be 'Owner'
    }
}

Describe 'What Get-PimAssignment lists' {
    BeforeAll {
        $null = Connect-Pim -Emulator -As dana -Reset
    }

    AfterEach {
        [cultureinfo]::CurrentCulture = $culture
    }

    It 'can be piped in, and is already as wanted: <Kind>' -ForEach @(
        @{ Kind = 'EntraRole' }
        @{ Kind = 'Group' }
        @{ Kind = 'AzureRole' }
    ) {
        $listed = @(Get-PimAssignment -Kind $Kind | Where-Object { $_.MemberType -eq 'Direct' -and $_.State -ne 'Activated' })

        $plan = $listed | Import-PimAssignment -WhatIf -WarningVariable warnings -WarningAction SilentlyContinue

        $listed.Count | Should -BeGreaterThan 3
        $plan.Count | Should -Be $listed.Count
        @($plan | Where-Object Plan -NE 'NoChange') | Should -BeNullOrEmpty
        @($warnings) | Should -HaveCount 1
        "$warnings" | Should -Match 'ExpiresIn, Id, IsOrphaned, PrincipalId, PrincipalName, RoleId, RoleName, ScheduleId, ScopeId, ScopeName, TenantId, UserPrincipalName'
    }

    It 'is refused where it is no assignment of its own' {
        $listed = @(
            Get-PimAssignment -Type Active -Kind EntraRole | Where-Object State -EQ 'Activated' | Select-Object -First 1
            Get-PimAssignment -Principal greg@contoso.com -Kind EntraRole | Where-Object MemberType -EQ 'Group' | Select-Object -First 1
            Get-PimAssignment -Kind AzureRole -Scope rg-web | Where-Object MemberType -EQ 'Inherited' | Select-Object -First 1
        )

        $plan = $listed | Import-PimAssignment -WhatIf -WarningAction SilentlyContinue

        $plan.Plan | Should -Be 'Invalid', 'Invalid', 'Invalid'
        $plan[0].Reason | Should -Match 'activation'
        $plan[1].Reason | Should -Match 'through a group'
        $plan[2].Reason | Should -Match 'scope above'
    }

    It 'comes back as it was from a file that Export-Csv wrote under <Name>' -ForEach @(
        @{ Name = 'en-US' }
        @{ Name = 'en-GB' }
        @{ Name = 'de-DE' }
    ) {
        $null = Connect-Pim -Emulator -As dana -Reset
        'ben', 'fay', 'emil' | ForEach-Object {
            $end = @{ ben = '2027-12-25T10:00:00Z'; fay = '2027-02-03T10:00:00Z'; emil = '2027-03-02T10:00:00Z' }[$_]
            $null = New-PimAssignment 'Teams Reader' "$_@contoso.com" -End $end -Justification 'Restore'
        }
        [cultureinfo]::CurrentCulture = [cultureinfo]::GetCultureInfo($Name)
        $listed = Get-PimAssignment 'Teams Reader' -Kind EntraRole -Type Eligible
        $listed | Export-Csv "$TestDrive/listed.csv" -NoTypeInformation -UseCulture
        $null = Connect-Pim -Emulator -As dana -Reset

        $result = Import-PimAssignment "$TestDrive/listed.csv" -WarningAction SilentlyContinue

        $result.Where{ $_.Reason } | Should -BeNullOrEmpty
        $result.Count | Should -Be @($listed).Count
        $result.Result | Should -Contain 'Created'
        $after = Get-PimAssignment 'Teams Reader' -Kind EntraRole -Type Eligible
        ($after | Sort-Object PrincipalName).End.UtcDateTime.Date | Should -Be ($listed | Sort-Object PrincipalName).End.UtcDateTime.Date
    }

    It 'stays without an end where it has none' {
        $listed = [pscustomobject]@{ RoleName = 'Message Center Reader'; ScopeName = 'Directory'; PrincipalName = 'Fay Ito'; Type = 'Eligible'; End = ''; IsPermanent = 'True' }

        ($listed | Import-PimAssignment -WhatIf).Schedule.IsPermanent | Should -BeTrue
    }

    It 'is one error where it has a column that looks misspelt, and nothing is sent' {
        $before = (Get-PimRequest -Kind EntraRole).Count
        $rows = 1..3 | ForEach-Object { [pscustomobject]@{ Role = 'Message Center Reader'; Principal = "$_"; Duration = '5d' } }
        $rows[1..2] | Add-Member -NotePropertyName Justificaton -NotePropertyValue red
        $rows[0].Principal = 'fay@contoso.com'

        $rows | Import-PimAssignment -ErrorVariable errors -ErrorAction SilentlyContinue | Should -BeNullOrEmpty

        @($errors) | Should -HaveCount 1
        $errors[0].Exception.Message | Should -Match "'Justificaton' may mean Justification"
        (Get-PimRequest -Kind EntraRole).Count | Should -Be $before
    }

    It 'has the dates that JSON and objects have, under every culture' {
        [cultureinfo]::CurrentCulture = [cultureinfo]::GetCultureInfo('en-GB')
        $rows = Set-Rows '[{"Role":"Message Center Reader","Principal":"fay@contoso.com","End":"2031-03-02T10:00:00Z"}]' rows.json

        (Import-PimAssignment $rows -WhatIf).Schedule.End.UtcDateTime | Should -Be ([datetime]::new(2031, 3, 2, 10, 0, 0))
    }
}
