# Each question of docs/audit.md, as its page says it.

BeforeDiscovery {
    $page = Get-Content "$PSScriptRoot/../../docs/audit.md" -Raw
    $questions = [regex]::Matches($page, '(?ms)^### (?<number>\d+)\. (?<title>[^\r\n]+?)\r?\n\r?\n```powershell\r?\n(?<script>.*?)```').ForEach({
            @{ Number = [int] $_.Groups['number'].Value; Title = $_.Groups['title'].Value; Script = $_.Groups['script'].Value }
        })
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    # The seeded tenant has no people who decide for one another, nothing that was assigned outside of PIM, and nobody who left.
    $null = Connect-Pim -Emulator -As dana -Name dana -Reset
    $null = 'ada', 'cleo' | ForEach-Object { Connect-Pim -Emulator -As $_ -Name $_ }
    Select-PimContext dana
    $null = New-PimAssignment 'Teams Reader' cleo@contoso.com -Type Eligible -Duration 30d -Justification 'Stands in'
    Set-PimRoleSetting 'Teams Reader' -Kind EntraRole -RequiresApproval $true -Approver ada@contoso.com -Confirm:$false
    $null = Request-PimRoleActivation 'Exchange Administrator' 'Mailbox move' -Context ada | Approve-PimRequest -Justification 'Fine' -Context cleo
    $null = Request-PimRoleActivation 'Teams Reader' 'Call quality' -Context cleo | Approve-PimRequest -Justification 'Fine' -Context ada
    $role = Get-PimRole 'Teams Reader' -Kind EntraRole
    $fay = Get-PimAssignment 'Groups Administrator' -Kind EntraRole | Where-Object UserPrincipalName -eq 'fay@contoso.com'
    $null = Invoke-PimRequest roleManagement/directory/roleAssignments -Method POST -Confirm:$false -Body @{ principalId = $fay.PrincipalId; roleDefinitionId = $role.Id; directoryScopeId = '/' }
    (Get-PimContext).Emulator.DeletePrincipal('ben@contoso.com')
    $null = Connect-Pim -Emulator -As emil
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe 'The questions of docs/audit.md' {
    It 'are twenty' -ForEach @{ Numbers = $questions.Number } {
        $Numbers | Should -Be (1..20)
    }

    It '<Number>. <Title>' -ForEach $questions {
        $answer = & ([scriptblock]::Create($Script)) -ErrorAction Stop 3>$null 2>&1

        $answer | Where-Object { $_ -is [Management.Automation.ErrorRecord] } | Should -BeNullOrEmpty
        $answer | Should -Not -BeNullOrEmpty
    }

    It 'find an assignment outside of PIM' {
        $found = Get-PimAuditLog -Activity 'Add member to role outside of PIM*'
        $found.Role, "$($found.Principal)", "$($found.Initiator)" | Should -Be 'Teams Reader', 'Fay Ito', 'Dana Lindqvist'
    }
}
