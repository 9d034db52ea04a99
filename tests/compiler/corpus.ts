import type { SourceFile } from '#lib/compiler/compile.ts';

const FILES = 50;

/** Notes on Kubernetes as somebody might write them, a given number in 50 files, always the same. About 340 bytes a note. */
export function makeCorpus(notes: number): readonly SourceFile[] {
  return Array.from({ length: FILES }, (_, file) => ({
    path: `book/${file}.md`,
    text: makeFile(file, notes / FILES),
  }));
}

function makeFile(file: number, notes: number): string {
  const parts = [`---\ndeck: book-${file}\nlang: ru\n---\n\n# Книга ${file}\n`];
  for (let index = 0; index < notes; index++) {
    const number = file * notes + index;
    if (index % 10 === 0) parts.push(chapter(index / 10));
    parts.push((FORMS[index % FORMS.length] as (n: number) => string)(number));
  }
  return parts.join('\n');
}

function chapter(number: number): string {
  return [
    `## Глава ${number}`,
    'Обычный абзац конспекта, в котором карточек нет: он рассказывает про узлы, поды и службы словами книги.',
    'Он занимает несколько строк, как это бывает в **настоящих** записях, и ссылается на [документацию](https://kubernetes.io/docs/).',
    '',
  ].join('\n\n');
}

/** Each ends with a rule, so that a bullet after an answer is not a part of it. */
const FORMS = [
  (n: number) =>
    `Q: Что покажет команда \`kubectl get pods -n shop-${n}\` в пространстве **${n}**? <!-- id: note-${n} -->\n\nA: Поды этого пространства со *статусом* и числом перезапусков; с \`-o wide\` ещё узел и адрес, как сказано в [главе ${n}](https://example.org/${n}).\n\n---\n`,
  (n: number) =>
    `Q: Опишите под номер ${n} с одним контейнером\nA:\n\`\`\`yaml\napiVersion: v1\nkind: Pod\nmetadata:\n  name: web-${n}\n  labels: { app: web }\nspec:\n  containers:\n    - name: web\n      image: nginx:1.27\n      ports:\n        - containerPort: ${n}\n\`\`\`\n\nПорт здесь только для сведения.\n\n---\n`,
  (n: number) =>
    `- объект-${n} :: единица, которой управляет контроллер: у неё есть **желаемое** состояние, поле \`status\` и метки, по которым её находят другие объекты номер ${n}\n`,
  (n: number) =>
    `Код завершения ${n} говорит о том, что процесс получил сигнал ==${n} (SIGKILL)==, а состояние кластера держит {{c1::etcd::база}}, с которым говорит только сервер API на управляющем узле.\n`,
  (n: number) =>
    `В: Как посмотреть журнал упавшего контейнера api-${n}?\nО:\n\`\`\`sh\nkubectl logs api-${n} -n shop --previous | grep -i error\n\`\`\`\n\n- ключ \`--previous\` берёт прошлый контейнер,\n- без него виден журнал нового.\n\n---\n`,
];
